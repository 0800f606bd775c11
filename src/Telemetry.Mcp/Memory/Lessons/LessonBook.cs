using Telemetry.Analysis;
using Telemetry.Index;
using Telemetry.Mcp.Answers;
using Telemetry.Redaction;

namespace Telemetry.Mcp.Memory;

/// <summary>All lessons of a store that are worth remembering now. It follows the store: asked again, only what came since is read.</summary>
/// <remarks>
/// With an index of its own, because it is asked beside the answers and must never hold them up. Not safe for several threads at once.
/// </remarks>
internal sealed class LessonBook
{
    private const int MostBottlenecks = 10;
    private const double MaxGrowth = 0.01;

    private static readonly LessonWords s_words = new(CommonWords.OfTemplate, CommonWords.OfCommand);

    private readonly CallIndex _index;
    private readonly StatsCache _stats;
    private readonly FailureLessons _failures;
    private IReadOnlyList<NotableLesson> _read = [];
    private (long Revision, int Rows)? _state;
    private List<(double Worth, NotableLesson? Lesson)> _slow = [];
    private (int Replacements, int Rows)? _slowState;

    /// <param name="storePath">The store; it need not be there.</param>
    public LessonBook(string storePath)
    {
        _index = new CallIndex(storePath);
        _stats = new StatsCache(_index);
        _failures = new FailureLessons(_stats.Recoveries, s_words);
    }

    /// <summary>All lessons that are notable now, most worth first; none where there is no store.</summary>
    /// <param name="cancellation">Ends it between two kinds of lessons.</param>
    /// <exception cref="IOException">The store is there but cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The store is there but may not be read.</exception>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public IReadOnlyList<NotableLesson> Read(CancellationToken cancellation = default)
    {
        _index.Refresh();
        var state = (_index.Revision, _index.Rows.Length);
        if (_state == state)
            return _read;
        var filter = new CallFilter { ExcludedTools = OwnTools.In(_index) };
        var lessons = new List<(double Worth, NotableLesson? Lesson)>();
        cancellation.ThrowIfCancellationRequested();
        _stats.Recoveries.Update();
        lessons.AddRange(_failures.From(filter).Select(lesson => (lesson.Worth, FailureText.Of(lesson))));
        cancellation.ThrowIfCancellationRequested();
        ReadSlow(filter, cancellation);
        lessons.AddRange(_slow);
        _read = [.. lessons.OrderByDescending(one => one.Worth).Select(one => one.Lesson).OfType<NotableLesson>().DistinctBy(lesson => lesson.Fingerprint)];
        _state = state;
        return _read;
    }

    // To test all chains again takes seconds on a large store, which a few calls more do not change.
    private void ReadSlow(CallFilter filter, CancellationToken cancellation)
    {
        int rows = _index.Rows.Length;
        if (_slowState is var (replacements, tested) && replacements == _index.Replacements && rows - tested <= tested * MaxGrowth)
            return;
        IReadOnlyList<Bottleneck> bottlenecks = Bottleneck.From(_stats.Of(filter, GroupBy.Tool, out _), MostBottlenecks);
        List<(double, NotableLesson?)> slow = [.. LatencyLesson.From(bottlenecks, _stats.Remedies(filter, bottlenecks), s_words).Select(lesson => (lesson.Worth, LatencyText.Of(lesson)))];
        cancellation.ThrowIfCancellationRequested();
        slow.AddRange(PatternLesson.From(_stats.Chains(filter, out _), s_words).Select(lesson => (lesson.Worth, PatternText.Of(lesson))));
        (_slow, _slowState) = (slow, (_index.Replacements, rows));
    }
}
