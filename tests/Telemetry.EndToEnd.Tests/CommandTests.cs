using Telemetry.EndToEnd.Tests.Support;

namespace Telemetry.EndToEnd.Tests;

/// <summary>The plugin's slash commands, typed into the client.</summary>
[Collection(RealClientTests.Name)]
public sealed class CommandTests(InstalledPlugin plugin)
{
    private const int Limit = 330_000;

    [Fact(Timeout = Limit)]
    public async Task TheClientKnowsEveryCommand()
    {
        var session = await plugin.RecordingAsync();
        var known = session.Work.Start["slash_commands"]!.AsArray().Select(name => (string)name!).ToHashSet();

        Assert.Superset(PluginCommand.All().Select(command => command.Name).ToHashSet(), known);
        Assert.Superset(new HashSet<string> { "execution-telemetry:telemetry-stats", "execution-telemetry:telemetry-patterns" }, known);
    }

    [Fact(Timeout = Limit)]
    public async Task ACommandMayCallItsToolsWithoutAsking()
    {
        var session = await plugin.RecordingAsync();

        foreach (var command in PluginCommand.All().Where(command => command.Tools.Count > 0))
        {
            var calls = command.Tools.Select(tool => new ToolUse(tool, [])).ToList();
            var script = new Script([.. calls.Select(call => (IReadOnlyList<Block>)[call])]);

            // No option allows anything here: what the command's own file does not allow is refused.
            var spoken = await Conversation.HoldAsync(session.Client, script, $"/{command.Name} 7d", [], TestContext.Current.CancellationToken);

            Assert.True(spoken.Model.WasTold(command.OpeningFor("7d")), $"/{command.Name} did not reach the model.");
            Assert.All(calls, call =>
            {
                var result = spoken.Model.ResultOf(call);
                Assert.NotNull(result);
                Assert.DoesNotContain("requested permissions", result.Text, StringComparison.Ordinal);
            });
        }
    }
}
