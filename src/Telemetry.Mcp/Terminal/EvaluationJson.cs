using System.Text;
using System.Text.Json;
using Telemetry.Analysis;

namespace Telemetry.Mcp.Terminal;

/// <summary>An evaluation as one JSON object. The names of its members are the models' and the figures' own, so it is written by hand.</summary>
internal static class EvaluationJson
{
    private const int Digits = 5;

    public static string Of(Evaluation evaluation)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            WriteSplits(json, "next_tool", evaluation.NextTool);
            WriteSplits(json, "success", evaluation.Success);
            json.WriteNumber("n", evaluation.N);
            json.WriteNumber("sessions", evaluation.Sessions);
            json.WriteNumber("projects", evaluation.Projects);
            json.WriteNumber("seed", evaluation.Seed);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void WriteSplits(Utf8JsonWriter json, string name, IReadOnlyList<SplitScores> splits)
    {
        json.WriteStartObject(name);
        foreach (SplitScores split in splits)
        {
            json.WriteStartObject(JsonNamingPolicy.SnakeCaseLower.ConvertName(split.Split.ToString()));
            foreach (Contestant contestant in split.Contestants.Reverse())
            {
                json.WriteStartObject(contestant.Name);
                WriteMeasures(json, contestant.Measures);
                WriteWarnings(json, contestant.Warnings);
                json.WriteEndObject();
            }

            json.WriteStartObject("gain");
            json.WriteString("over", split.Gain.Over);
            WriteMeasures(json, split.Gain.Measures);
            json.WriteEndObject();
            json.WriteNumber("n", split.N);
            json.WriteNumber("sessions", split.Sessions);
            json.WriteNumber("folds", split.Folds);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteMeasures(Utf8JsonWriter json, IReadOnlyList<Measure> measures)
    {
        foreach (Measure measure in measures)
        {
            json.WritePropertyName(measure.Name);
            WriteNumber(json, measure.Value);
        }

        if (measures.All(measure => measure.Interval is null))
            return;
        json.WriteStartObject("intervals");
        foreach (Measure measure in measures)
        {
            if (measure.Interval is not Interval interval)
                continue;
            json.WriteStartArray(measure.Name);
            WriteNumber(json, interval.Low);
            WriteNumber(json, interval.High);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteWarnings(Utf8JsonWriter json, IReadOnlyList<Warnings> warnings)
    {
        if (warnings.Count == 0)
            return;
        json.WriteStartArray("warnings");
        foreach (Warnings one in warnings)
        {
            json.WriteStartObject();
            json.WriteNumber("share", one.Share);
            json.WriteNumber("n", one.N);
            json.WriteNumber("caught", one.Caught);
            json.WritePropertyName("precision");
            WriteNumber(json, one.Precision);
            json.WritePropertyName("recall");
            WriteNumber(json, one.Recall);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // What means nothing, as the share of failures caught where none failed, is null.
    private static void WriteNumber(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number))
            json.WriteNumberValue(Math.Round(number, Digits));
        else
            json.WriteNullValue();
    }
}
