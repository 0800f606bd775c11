using System.Text.Json.Nodes;
using Telemetry.Mcp.Answers;

namespace Telemetry.Mcp.Health;

/// <summary>When did each kind of event last arrive?</summary>
internal static class EventsCheck
{
    public static Check Of(StoreSurvey store, Premises premises)
    {
        EventTrace? newest = store.Events.MaxBy(trace => trace.LastMs);
        if (newest?.LastMs is not long lastMs)
        {
            string held = store.Records > 0 ? " What the store holds was imported." : "";
            return Check.Of("events", [Finding.Warning($"No event is recorded yet.{held} A session that runs already has to be restarted once.")]);
        }

        var figures = new JsonObject();
        foreach (EventTrace trace in store.Events)
            figures[trace.Name] = new JsonObject { ["last"] = trace.LastMs is long ms ? Stamp(ms) : null, ["last_7_days"] = trace.Recent };
        return Check.Of(
            "events", [Finding.Ok($"The last event arrived {When.Ago(lastMs, premises.NowMs)}.")],
            store.Events.Select(trace => $"{trace.Name,-18} {(trace.LastMs is long ms ? $"{When.Moment(ms, premises.Time)}, {Say.Count(trace.Recent)} in {StoreSurvey.RecentDays} days" : "never")}"), figures);
    }

    private static string Stamp(long unixMs) => System.Text.Encoding.ASCII.GetString(Records.Iso8601.Format(unixMs));
}
