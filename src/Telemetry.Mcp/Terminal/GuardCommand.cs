using System.CommandLine;
using Telemetry.Mcp.Memory;

namespace Telemetry.Mcp.Terminal;

/// <summary>The verb that starts memory servers for this program; nobody else has a use for it.</summary>
internal static class GuardCommand
{
    public static Command Build(TextWriter errors)
    {
        var command = new Command(MemoryGuard.Verb, "Runs a command, and ends it with everything it started when standard input ends.") { Hidden = true };
        // Behind "--", so that neither options nor an @ in the words of the command are read as our own.
        var words = new Argument<string[]>("command") { Arity = ArgumentArity.OneOrMore };
        command.Add(words);
        command.SetAction((parsed, _) => MemoryGuard.RunAsync(parsed.GetValue(words)!, errors));
        return command;
    }
}
