using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>Parts of a history, whole sessions each. What is fitted to one part's calls sees counts of the other parts only, so that it learns how far counts carry to sessions they have not seen.</summary>
internal static class CrossFit
{
    private const int Parts = 16;

    /// <summary>The rows to learn from in parts, each in the order of the rows.</summary>
    public static IReadOnlyList<int[]> Split(CallIndex index, Func<int, bool> isLearnt)
    {
        var parts = new List<int>[Parts];
        // In the order their sessions first come: a session's number tells nothing else.
        for (int part = 0; part < Parts; part++)
            parts[part] = [];
        for (int row = 0; row < index.Rows.Length; row++)
        {
            if (isLearnt(row))
                parts[index.Rows[row].Session % Parts].Add(row);
        }

        return [.. parts.Where(part => part.Count > 0).Select(part => part.ToArray())];
    }
}
