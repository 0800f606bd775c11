namespace Telemetry.Redaction;

/// <summary>Finds where runs of at least <see cref="WordMap.MinRun"/> characters end, 64 characters at a time.</summary>
internal ref struct LongRuns
{
    // Where the last 1, 2, 4, 8, 12 and 20 characters belong to a run, in the block before.
    private ulong _one, _two, _four, _eight, _twelve, _all;

    /// <summary>Starts behind a text, the last characters of which may belong to a run.</summary>
    public LongRuns(ReadOnlySpan<char> before)
    {
        int length = 0;
        while (length < WordMap.MinRun && length < before.Length && CharClass.IsInRun(before[before.Length - 1 - length]))
            length++;
        Ends(length == 0 ? 0 : ulong.MaxValue << (64 - length), out _);
    }

    /// <summary>The places right behind a long run.</summary>
    /// <param name="runs">A bit for each character of a run.</param>
    /// <param name="twelve">The places right behind twelve characters of a run.</param>
    public ulong Ends(ulong runs, out ulong twelve)
    {
        ulong two = runs & Behind(runs, _one, 1), four = two & Behind(two, _two, 2), eight = four & Behind(four, _four, 4);
        ulong all = eight & Behind(eight, _eight, 8) & Behind(four, _four, 16);
        ulong ends = Behind(all, _all, 1) & ~runs, twelves = eight & Behind(four, _four, 8);
        twelve = Behind(twelves, _twelve, 1);
        (_one, _two, _four, _eight, _twelve, _all) = (runs, two, four, eight, twelves, all);
        return ends;
    }

    private static ulong Behind(ulong here, ulong before, int count) => here << count | before >> (64 - count);
}
