using System.Runtime.CompilerServices;
using System.Text.Json;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>A store in a folder of a test's own, and questions to it.</summary>
internal sealed class SomeStore : IDisposable
{
    private readonly TempFolder _folder;

    private SomeStore(TempFolder folder, Surroundings surroundings)
    {
        _folder = folder;
        History = new History(Path, surroundings);
    }

    /// <summary>Where questions are put unless a test says otherwise.</summary>
    public static Surroundings Surroundings { get; } = new(Some.Project, null, new FixedTime(Some.Now));

    public string Path => _folder.File("store.jsonl");

    public string Folder => _folder.Path;

    public History History { get; }

    /// <summary>A store that holds these calls.</summary>
    public static SomeStore Of(IEnumerable<RecordedCall> calls, Surroundings? surroundings = null, [CallerMemberName] string caller = "") =>
        OfText(string.Concat(calls.Select(call => call.ToLine())), surroundings, caller);

    /// <summary>A store that holds this text.</summary>
    public static SomeStore OfText(string text, Surroundings? surroundings = null, [CallerMemberName] string caller = "")
    {
        SomeStore store = Missing(surroundings, caller);
        File.WriteAllText(store.Path, text);
        return store;
    }

    /// <summary>A store that nothing was ever written to.</summary>
    public static SomeStore Missing(Surroundings? surroundings = null, [CallerMemberName] string caller = "") =>
        new(TempFolder.ForCaller(caller), surroundings ?? Surroundings);

    /// <summary>The answer to a question.</summary>
    public JsonElement Ask(AnswerKind kind, string arguments = "{}") => History.Ask(kind, ArgumentsOf(arguments));

    public JsonElement Stats(string arguments = "{}") => Ask(AnswerKind.Stats, arguments);

    public JsonElement Failures(string arguments = "{}") => Ask(AnswerKind.Failures, arguments);

    public JsonElement Patterns(string arguments = "{}") => Ask(AnswerKind.Patterns, arguments);

    public JsonElement Recommend(string arguments = "{}") => Ask(AnswerKind.Recommend, arguments);

    /// <summary>The sentence that a question is refused with.</summary>
    public string Refusal(AnswerKind kind, string arguments) => Assert.Throws<QuestionException>(() => Ask(kind, arguments)).Message;

    public static Dictionary<string, JsonElement> ArgumentsOf(string json) => JsonElement.Parse(json).EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value);

    public void Dispose() => _folder.Dispose();
}
