using System.Text.Json;
using System.Text.Json.Nodes;

namespace Telemetry.Benchmarks.Secrets;

/// <summary>What the redaction adds to a hook's life, in the shipped program.</summary>
internal static class HookCostFigures
{
    private const int Rounds = 400, Characters = 500, LargeCharacters = 10_000;
    private const double MaxAddedMs = 0.3, MaxRatio = 1.3;

    public static IEnumerable<Figure> Take(Repository repository)
    {
        using var folder = new TemporaryFolder();
        string store = folder.File("store.jsonl");
        var hook = new Launch(repository.Hook, ["PostToolUse"], ("TELEMETRY_FILE", store));
        string clean = CleanTexts.All(1, 2000).First(kind => kind.Kind == "shell commands").Texts[0], secret = WithSecrets();
        Sample[] sides = Interleaved.Run(
            Rounds,
            HookFigures.On(hook, Command("x")),
            HookFigures.On(hook, Command(clean[..Characters])),
            HookFigures.On(hook, Command(secret + clean[..(Characters - secret.Length)])),
            HookFigures.On(hook, Content("")),
            HookFigures.On(hook, Content(Source())));
        int written = File.ReadLines(store).Count();
        if (written < sides.Length * Rounds)
            throw new InvalidOperationException($"The hook was run {sides.Length * Rounds} times and recorded {written} events.");

        yield return Added("hook, a command of 500 characters, less the same event with one of 1", sides[1], sides[0]);
        yield return Added("hook, the same with three secrets in it", sides[2], sides[0]);
        yield return Figure.OfRatio("hook, a Write of 10 KB of source, to one of nothing", sides[4], sides[3], MaxRatio, "at most 1.3 times");
    }

    private static Figure Added(string name, Sample longer, Sample shorter)
    {
        var (difference, low, high) = longer.DifferenceTo(shorter);
        return new Figure(name, Figure.Text($"{difference:0.000} ms [{low:0.000}, {high:0.000}]"), "at most 0.3 ms", difference <= MaxAddedMs, Figure.Text($"{longer.N}"));
    }

    private static byte[] Command(string command) => HookEvents.Of("Bash", "toolu_benchmark", JsonSerializer.SerializeToElement(new JsonObject { ["command"] = command }), null);

    private static byte[] Content(string content) =>
        HookEvents.Of("Write", "toolu_benchmark", JsonSerializer.SerializeToElement(new JsonObject { ["file_path"] = "/home/dev/app/src/Generated.cs", ["content"] = content }), null);

    private static string Source() => CleanTexts.All(1, LargeCharacters).First(kind => kind.Kind == "C# source").Texts[0];

    // Put together here, so that no scanner of the repository takes them for real.
    private static string WithSecrets() =>
        $"export API_TOKEN={"gh" + "p_"}{string.Concat(Enumerable.Repeat("a1B2c3", 6))} && curl -u admin:{"hunter" + 2}xyz -H 'Authorization: Bearer {string.Concat(Enumerable.Repeat("d4E5f6", 7))}' https://api.example.com/v1; ";
}
