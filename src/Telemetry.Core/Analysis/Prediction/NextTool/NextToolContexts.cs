using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>What a lane looks like before its next call, seen in several ways: each is a number, and calls that saw the same number stood in the same context.</summary>
internal static class NextToolContexts
{
    /// <summary>How many ways there are. The first three are the last none, one and two tools.</summary>
    public const int Count = 13;

    // Longer runs and older calls are looked at no further, so that a context costs the same in any lane.
    private const int LongestRun = 12, OldestChange = 40, Recent = 12;

    /// <summary>Fills in the contexts after a lane's calls.</summary>
    /// <param name="index">The calls.</param>
    /// <param name="calls">Their rows: one at least.</param>
    /// <param name="keys">By the way it is seen.</param>
    public static void Write(CallIndex index, ReadOnlySpan<int> calls, Span<ulong> keys)
    {
        ReadOnlySpan<CallRow> rows = index.Rows;
        ref readonly CallRow last = ref rows[calls[^1]];
        ulong t1 = Tool(rows, calls, 1), t2 = Tool(rows, calls, 2), t3 = Tool(rows, calls, 3), t4 = Tool(rows, calls, 4);
        ulong end = last.Outcome == Outcome.Success ? 0 : 1 + (ulong)last.Kind, family = (ulong)last.Command;
        ulong run = RunOf(rows, calls), batch = BatchOf(rows, calls);
        var (second, third) = Changes(rows, calls);
        bool isFailed2 = calls.Length > 1 && rows[calls[^2]].Outcome != Outcome.Success;
        bool isOtherTarget = last.Target != 0 && !IsTargetOfRecent(rows, calls);
        for (int order = 0; order <= 2; order++)
            keys[order] = OfTools(order, (int)t1, (int)t2);
        keys[3] = Key(3, t1, t2, t3);
        keys[4] = Key(4, t1, t2, t3, t4);
        keys[5] = Key(5, t1, family, end);
        keys[6] = Key(6, t1, t2, end, isFailed2 ? 1UL : 0);
        keys[7] = Key(7, t1, run, second, third);
        keys[8] = Key(8, t1, run, second, batch);
        keys[9] = Key(9, t1, t2, (ulong)last.Project);
        keys[10] = Key(10, t1, ToolsOf(rows, calls));
        keys[11] = Key(11, t1, family, FamilyBefore(rows, calls), Math.Min(run, 3));
        keys[12] = Key(12, t1, isOtherTarget ? 1UL : 0, end, batch > 0 ? 1UL : 0);
    }

    /// <summary>The context of the last none, one or two tools.</summary>
    public static ulong OfTools(int order, int last, int before) => order switch { 0 => Key(0, 0), 1 => Key(1, (ulong)last), _ => Key(2, (ulong)last, (ulong)before) };

    private static ulong Key(ulong way, ulong one, ulong two = 0, ulong three = 0, ulong four = 0) =>
        Mix(Mix(Mix(Mix(Mix(0, way), one), two), three), four);

    // The finalizer of MurmurHash3: contexts are told apart by 64 bits, so that two of a million share a number with odds of 1 in 10^7.
    private static ulong Mix(ulong hash, ulong word)
    {
        hash = (hash ^ word) + 0x9E3779B97F4A7C15UL + (hash << 6);
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        return hash ^ (hash >> 33);
    }

    private static ulong Tool(ReadOnlySpan<CallRow> rows, ReadOnlySpan<int> calls, int back) => back <= calls.Length ? (ulong)rows[calls[^back]].Tool : 0;

    // How often the last tool was called in a row, long runs in classes.
    private static ulong RunOf(ReadOnlySpan<CallRow> rows, ReadOnlySpan<int> calls)
    {
        int tool = rows[calls[^1]].Tool, run = 1;
        while (run < Math.Min(calls.Length, LongestRun) && rows[calls[^(run + 1)]].Tool == tool)
            run++;
        return (ulong)(run <= 3 ? run : run <= 5 ? 4 : run <= 9 ? 5 : 6);
    }

    // Whether the last calls came in one message, and how many: only where two of them did, because one alone would tell of those to come.
    private static ulong BatchOf(ReadOnlySpan<CallRow> rows, ReadOnlySpan<int> calls)
    {
        int batch = rows[calls[^1]].Batch, together = 1;
        if (batch == 0)
            return 0;
        while (together < Math.Min(calls.Length, LongestRun) && rows[calls[^(together + 1)]].Batch == batch)
            together++;
        return together == 1 ? 0 : (ulong)Math.Min(together, 4);
    }

    // The two tools before the last one, each run as one.
    private static (ulong Second, ulong Third) Changes(ReadOnlySpan<CallRow> rows, ReadOnlySpan<int> calls)
    {
        int current = rows[calls[^1]].Tool, second = 0;
        for (int back = 2; back <= Math.Min(calls.Length, OldestChange); back++)
        {
            int tool = rows[calls[^back]].Tool;
            if (tool == current)
                continue;
            if (second != 0)
                return ((ulong)second, (ulong)tool);
            second = current = tool;
        }

        return ((ulong)second, 0);
    }

    private static bool IsTargetOfRecent(ReadOnlySpan<CallRow> rows, ReadOnlySpan<int> calls)
    {
        for (int back = 2; back <= Math.Min(calls.Length, 8); back++)
        {
            if (rows[calls[^back]].Target == rows[calls[^1]].Target)
                return true;
        }

        return false;
    }

    private static ulong ToolsOf(ReadOnlySpan<CallRow> rows, ReadOnlySpan<int> calls)
    {
        ulong tools = 0;
        for (int back = 1; back <= Math.Min(calls.Length, Recent); back++)
            tools |= 1UL << (rows[calls[^back]].Tool & 63);
        return tools;
    }

    // The last other tool or command family.
    private static ulong FamilyBefore(ReadOnlySpan<CallRow> rows, ReadOnlySpan<int> calls)
    {
        ref readonly CallRow last = ref rows[calls[^1]];
        for (int back = 2; back <= Math.Min(calls.Length, OldestChange); back++)
        {
            ref readonly CallRow row = ref rows[calls[^back]];
            if (row.Tool != last.Tool || row.Command != last.Command)
                return ((ulong)row.Tool << 32) | (uint)row.Command;
        }

        return 0;
    }
}
