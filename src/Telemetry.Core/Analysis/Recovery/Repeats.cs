using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>What is tried or failed again and again. Attributable failures only.</summary>
/// <param name="SameKind">Of the failures, how many repeat a tool and kind that failed in the same lane before: what a hint should make rarer.</param>
/// <param name="Identical">Of the calls that were sent again word for word right after they failed, how many succeeded.</param>
/// <param name="Resolved">Of the failures, how many were resolved within <see cref="RecoveryCase.Window"/> calls of the lane.</param>
/// <param name="AcrossSessions">What fails in several sessions, in the most sessions first.</param>
public sealed record Repeats(Proportion SameKind, Proportion Identical, Proportion Resolved, IReadOnlyList<RepeatedFailure> AcrossSessions)
{
    /// <summary>Counts the repeats.</summary>
    /// <param name="recoveries">The cases, up to date.</param>
    /// <param name="filter">Which failures are asked for; what they repeat may lie outside.</param>
    /// <param name="templateKey">The key of a template's word; the word's own number where this is null.</param>
    /// <param name="most">How many failures across sessions are told.</param>
    public static Repeats From(Recoveries recoveries, CallFilter filter, Func<int, int>? templateKey = null, int most = 3)
    {
        ReadOnlySpan<CallRow> rows = recoveries.Index.Rows;
        int failures = 0, repeats = 0, identical = 0, succeeded = 0, resolved = 0;
        var groups = new Dictionary<(int Tool, int Template), (int Count, int Example, SessionSet Sessions)>();
        foreach (ref readonly RecoveryCase one in recoveries.Cases)
        {
            if (!one.IsAttributable || !filter.Matches(rows[one.Row]))
                continue;
            failures++;
            repeats += one.IsRepeat ? 1 : 0;
            resolved += one.IsResolved ? 1 : 0;
            if (one.Step.Relation == StepRelation.Identical)
            {
                identical++;
                succeeded += one.StepSucceeded ? 1 : 0;
            }

            var key = (one.Tool, templateKey is null ? one.Template : templateKey(one.Template));
            var (count, example, sessions) = groups.TryGetValue(key, out var known) ? known : (0, one.Row, new SessionSet());
            sessions.Add(one.Session);
            groups[key] = (count + 1, rows[one.Row].TimestampMs >= rows[example].TimestampMs ? one.Row : example, sessions);
        }

        IEnumerable<RepeatedFailure> across = groups.Where(group => group.Value.Sessions.Count > 1)
            .Select(group => new RepeatedFailure(group.Key.Tool, group.Key.Template, group.Value.Example, group.Value.Count, group.Value.Sessions.Count))
            .OrderByDescending(one => one.Sessions).ThenByDescending(one => one.Count).ThenBy(one => recoveries.Index.Tools[one.Tool], StringComparer.Ordinal);
        return new Repeats(new Proportion(repeats, failures), new Proportion(succeeded, identical), new Proportion(resolved, failures), [.. across.Take(most)]);
    }
}
