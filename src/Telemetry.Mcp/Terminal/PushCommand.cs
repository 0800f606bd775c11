using System.CommandLine;
using System.Text.Json;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Memory;

namespace Telemetry.Mcp.Terminal;

/// <summary>The verb <c>push</c>: the tool <c>push_failures</c> at a terminal.</summary>
internal static class PushCommand
{
    private const int NotDone = 1, WrongQuestion = 2;

    // A person can wait, and interrupt: the server's own deadlines end it.
    private static readonly TimeSpan s_patience = TimeSpan.FromHours(1);

    public static Command Build(string storePath, TextWriter output, TextWriter errors)
    {
        var command = new Command("push", "Send notable failures, and what fixed them, to the memory server that TELEMETRY_MEMORY_COMMAND or TELEMETRY_MEMORY=auto names. Each goes once, and again when it has grown.");
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would go, word for word, and send nothing." };
        var json = new Option<bool>("--json") { Description = "Print the object that the MCP tool push_failures answers with." };
        var background = new Option<string>(BackgroundPush.Option) { Hidden = true };
        command.Add(background);
        command.Add(dryRun);
        command.Add(json);
        command.SetAction(async (parsed, _) =>
        {
            var arguments = new Dictionary<string, JsonElement>();
            if (parsed.GetValue(dryRun))
                arguments[Answers.Arguments.DryRun.Name] = JsonSerializer.SerializeToElement(true, AnswerJson.Default.Boolean);
            using var stop = new StopSignals(endsAtSecond: true);
            if (parsed.GetValue(background) is string session)
                return await RunInBackgroundAsync(Pushing.In(storePath, Surroundings.OfThisProcess() with { SessionId = session }, stop.Source.Token), stop, errors).ConfigureAwait(false);
            // At a terminal each time counts for itself, even inside a session.
            var pushing = Pushing.In(storePath, Surroundings.OfThisProcess() with { SessionId = null }, stop.Source.Token);
            return await RunAsync(new PushQuestion(arguments), pushing, parsed.GetValue(json), output, errors).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<int> RunAsync(PushQuestion question, Pushing pushing, bool asJson, TextWriter output, TextWriter errors)
    {
        try
        {
            PushAnswer answer = await question.AskAsync(pushing, s_patience, CancellationToken.None).ConfigureAwait(false);
            await output.WriteLineAsync(asJson ? JsonSerializer.Serialize(answer, AnswerJson.Readable.PushAnswer) : PushPage.Of(answer)).ConfigureAwait(false);
            return answer.IsDone ? 0 : NotDone;
        }
        catch (QuestionException e)
        {
            await errors.WriteLineAsync(e.Message).ConfigureAwait(false);
            return WrongQuestion;
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync("Called off. What the server has not answered for is sent the next time.").ConfigureAwait(false);
            return NotDone;
        }
    }

    // For a server, which reads nothing of it: the outbox tells what came of it.
    private static async Task<int> RunInBackgroundAsync(Pushing pushing, StopSignals stop, TextWriter errors)
    {
        BackgroundPush.EndWithInput(stop.Source);
        try
        {
            PushOutcome outcome = await pushing.PushAsync(isAsked: false).ConfigureAwait(false);
            return outcome.Result == PushResult.Done ? 0 : NotDone;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            await errors.WriteLineAsync(e.Message).ConfigureAwait(false);
            return NotDone;
        }
    }
}
