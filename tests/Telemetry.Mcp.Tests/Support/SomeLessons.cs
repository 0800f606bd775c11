using Telemetry.Mcp.Memory;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>Calls that lessons are drawn from, and the lessons of a store.</summary>
internal static class SomeLessons
{
    public const string OldString = "<tool_use_error>String to replace not found in file.\nString: x</tool_use_error>";
    public const string NotRead = "<tool_use_error>File has not been read yet. Read it first before writing to it.</tool_use_error>";

    private const int SecondsPerSession = 1000;

    /// <summary>The lessons of a store that holds these calls.</summary>
    public static IReadOnlyList<NotableLesson> Of(params IEnumerable<RecordedCall> calls)
    {
        using SomeStore store = SomeStore.Of(calls, caller: "Lessons");
        return Read(new LessonBook(store.Path));
    }

    /// <summary>The lessons of a book now.</summary>
    public static IReadOnlyList<NotableLesson> Read(LessonBook book) => book.Read(TestContext.Current.CancellationToken);

    /// <summary>Each call in a session of its own, by its place; a call that succeeded comes first, so that the tool is one that works.</summary>
    public static IEnumerable<RecordedCall> InSessions(int count, RecordedCall failure, int from = 0) =>
        Enumerable.Range(from, count).SelectMany(session => In(session, failure with { Error = null, Stage = "executed", Parameter = Other(failure) }, failure));

    /// <summary>All in one session, with one call that succeeded.</summary>
    public static IEnumerable<RecordedCall> InOneSession(int count, RecordedCall failure) =>
        In(0, [failure with { Error = null, Stage = "executed", Parameter = Other(failure) }, .. Enumerable.Repeat(failure, count)]);

    /// <summary>Sessions in which a call fails, a step follows, and the same call succeeds or fails otherwise.</summary>
    public static IEnumerable<RecordedCall> Episodes(int count, RecordedCall failure, RecordedCall step, bool isResolved, int from = 0) =>
        Enumerable.Range(from, count).SelectMany(session => In(session, failure, step, isResolved ? failure with { Error = null, Stage = "executed" } : failure with { Error = "Permission was denied", Stage = "denied" }));

    /// <summary>Calls of one session, a second apart.</summary>
    public static IEnumerable<RecordedCall> In(int session, params RecordedCall[] calls) =>
        calls.Select((call, i) => call with { Session = $"s{session}", Id = $"t{session}_{i}", At = Some.Start.AddSeconds(session * SecondsPerSession + i) });

    private static (string, string) Other(RecordedCall call) => call.Parameter.Name == "file_path" ? ("file_path", "/home/dev/fine.cs") : call.Parameter;
}
