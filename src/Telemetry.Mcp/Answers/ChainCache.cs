using Telemetry.Analysis;
using Telemetry.Index;

namespace Telemetry.Mcp.Answers;

/// <summary>Keeps the chains of the last few questions. Testing all of them takes seconds on a large history, which one call more does not change.</summary>
internal sealed class ChainCache(CallIndex index)
{
    private const int MaxQuestions = 8;

    // So many calls are tested in less time than anybody notices, so their chains are always those of all of them.
    private const int MinRows = 50_000;
    private const double MaxGrowth = 0.01;

    private readonly Dictionary<string, (ChainReport Report, int Replacements, long Revision, int Rows)> _reports = [];

    /// <summary>The chains of a question.</summary>
    /// <param name="filter">Its calls.</param>
    /// <param name="testedCalls">How many calls the store had when they were tested; null where it has no more today.</param>
    public ChainReport Of(CallFilter filter, out int? testedCalls)
    {
        testedCalls = null;
        // Where time decides, the next question's calls are others.
        if (filter.Key is not string key)
            return ChainReport.From(index, filter);
        int rows = index.Rows.Length;
        if (_reports.TryGetValue(key, out var known) && known.Replacements == index.Replacements)
        {
            // Calls that were added, and those that a better source settled.
            long changes = rows - known.Rows + (uint)index.Revision - (uint)known.Revision;
            if (changes == 0 || (rows >= MinRows && changes <= known.Rows * MaxGrowth))
            {
                testedCalls = changes == 0 ? null : known.Rows;
                return known.Report;
            }
        }
        else if (_reports.Count >= MaxQuestions)
        {
            _reports.Clear();
        }

        var report = ChainReport.From(index, filter);
        _reports[key] = (report, index.Replacements, index.Revision, rows);
        return report;
    }
}
