using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>Steps that could have been sent together, as far as they go: a run of k saves k - 1 round trips.</summary>
/// <remarks>
/// What a step of the run names was named before its first one was sent: each names only what was named before the step ahead of it was done, and that one does
/// too. So what is independent of its neighbour is independent of the whole run.
/// </remarks>
internal sealed class ReadRun(CallIndex index, StepReading reading)
{
    private readonly KnownTokens _known = new();
    private readonly HashSet<uint> _read = [];
    private readonly HashSet<ulong> _searches = [];
    private int _longestMs, _project;

    /// <summary>Starts another lane: nothing is known.</summary>
    public void Clear()
    {
        _known.Clear();
        _read.Clear();
        _searches.Clear();
        _project = 0;
    }

    /// <summary>Starts anew with a step.</summary>
    public void Restart(LaneStep step)
    {
        _read.Clear();
        _searches.Clear();
        _longestMs = RunMs(step);
        Cover(step);
    }

    /// <summary>Adds a step that follows another one of the run, and tells what their boundary is.</summary>
    /// <param name="first">The other one.</param>
    /// <param name="second">The step.</param>
    /// <param name="gapMs">The time between both.</param>
    public ReadBoundary Add(LaneStep first, LaneStep second, int gapMs)
    {
        BoundaryTier tier = TierOf(second);
        if (tier != BoundaryTier.Independent)
        {
            Restart(second);
            return new ReadBoundary(first.Rows[^1], second.Rows[0], tier, 0, 0);
        }

        int savedMs = 0, repeatMs = 0;
        if (second.StartMs is not null)
        {
            int runMs = RunMs(second);
            // The sum over a run is all its runs but the longest, which is what running side by side saves.
            savedMs = gapMs + Math.Min(runMs, _longestMs);
            repeatMs = gapMs + runMs;
        }

        _longestMs = Math.Max(_longestMs, RunMs(second));
        Cover(second);
        return new ReadBoundary(first.Rows[^1], second.Rows[0], tier, savedMs, repeatMs);
    }

    /// <summary>Takes in what a step names.</summary>
    public void Learn(LaneStep step)
    {
        foreach (int number in step.Rows)
        {
            ref readonly CallRow row = ref index.Rows[number];
            if (row.Project != _project)
            {
                _project = row.Project;
                _known.AddPlace(Target.Of(index.Projects[row.Project].TrimEnd('/')));
            }

            _known.Add(index, number);
            if (row.Command != 0 && reading.MayOnlyRead(row) && reading.CommandOf(number) is CommandTokens tokens)
                _known.Add(tokens);
        }
    }

    private BoundaryTier TierOf(LaneStep step)
    {
        var tier = BoundaryTier.Independent;
        foreach (int number in step.Rows)
        {
            BoundaryTier one = TierOf(number);
            if (one == BoundaryTier.Dependent)
                return one;
            if (one == BoundaryTier.Unknown)
                tier = one;
        }

        return tier;
    }

    private BoundaryTier TierOf(int number)
    {
        ref readonly CallRow row = ref index.Rows[number];
        if (row.Command != 0)
        {
            CommandTokens tokens = reading.CommandOf(number)!;
            bool readsOn = tokens.IsPaged || (tokens.Words.Length == 0 && Array.Exists(tokens.Files, _read.Contains));
            return readsOn ? BoundaryTier.Dependent : tokens.AreKnown(_known) ? BoundaryTier.Independent : BoundaryTier.Unknown;
        }

        bool isSearch = reading.IsSearch(row);
        if (row.IsPaged || (isSearch ? _searches.Contains(SearchOf(number)) : _read.Contains(row.Target)))
            return BoundaryTier.Dependent;
        uint text = isSearch ? index.Names[number] : 0;
        bool isPlaceKnown = _known.HasPlace(row.Target) || (row.Target == text && _known.HasWord(text));
        return isPlaceKnown && (!isSearch || _known.HasWord(text)) && reading.NamesNothingElse(number) ? BoundaryTier.Independent : BoundaryTier.Unknown;
    }

    private void Cover(LaneStep step)
    {
        foreach (int number in step.Rows)
        {
            ref readonly CallRow row = ref index.Rows[number];
            if (row.Command == 0)
                _read.Add(row.Target);
            else if (reading.MayOnlyRead(row) && reading.CommandOf(number) is CommandTokens tokens)
                _read.UnionWith(tokens.Files);
            if (reading.IsSearch(row))
                _searches.Add(SearchOf(number));
        }
    }

    private ulong SearchOf(int number) => ((ulong)index.Rows[number].Target << 32) | index.Names[number];

    private static int RunMs(LaneStep step) => step.StartMs is long startMs ? (int)Math.Clamp(step.EndMs - startMs, 0, LaneLedger.PauseMs) : 0;
}
