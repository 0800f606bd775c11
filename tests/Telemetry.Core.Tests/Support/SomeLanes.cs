using Telemetry.Analysis;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Support;

/// <summary>Sessions of one lane each, written as their steps: <c>Edit</c>, <c>Edit!</c> where it failed, <c>Read+Grep</c> for a batch. A step ends a second after the one before.</summary>
internal static class SomeLanes
{
    private const int SecondsPerSession = 100_000;

    /// <summary>The steps of sessions, through a store.</summary>
    public static StepLanes Of(params IEnumerable<string[]> sessions) => StepLanes.From(IndexOf(sessions), new CallFilter());

    /// <summary>What is told of sessions.</summary>
    public static ChainReport Report(params IEnumerable<string[]> sessions) => ChainReport.From(Of(sessions));

    /// <summary>The steps of a session that does some again and again.</summary>
    public static string[] Repeated(string steps, int times) => [.. Enumerable.Repeat(steps.Split(' '), times).SelectMany(all => all)];

    /// <summary>Sessions of random steps, each with a mix of its own.</summary>
    public static string[][] Random(Random random, int sessions, int length = 60, string steps = "A B C D E F G H")
    {
        string[] all = steps.Split(' ');
        return [.. Enumerable.Range(0, sessions).Select(_ =>
        {
            random.Shuffle(all);
            // The earlier ones are more frequent: other ones in every session.
            return Enumerable.Range(0, length + random.Next(length)).Select(_ => all[(int)(all.Length * random.NextDouble() * random.NextDouble())]).ToArray();
        })];
    }

    /// <summary>Writes a chain over other steps, at random places.</summary>
    public static string[][] Plant(this string[][] sessions, Random random, string chain, int times)
    {
        string[] steps = chain.Split(' ');
        for (int i = 0; i < times; i++)
        {
            string[] session = sessions[random.Next(sessions.Length)];
            steps.CopyTo(session, random.Next(session.Length - steps.Length));
        }

        return sessions;
    }

    /// <summary>Writes a chain once into every session, so that none is written over another.</summary>
    public static string[][] PlantOnce(this string[][] sessions, Random random, string chain)
    {
        string[] steps = chain.Split(' ');
        foreach (string[] session in sessions)
            steps.CopyTo(session, random.Next(session.Length - steps.Length));
        return sessions;
    }

    private static CallIndex IndexOf(IEnumerable<string[]> sessions)
    {
        using var folder = TempFolder.ForCaller("Lanes");
        return Some.IndexOfLines(folder, sessions.SelectMany((steps, session) => steps.SelectMany((step, i) => Calls(step, session, i))).Select(Some.LineOf));
    }

    private static IEnumerable<ToolCall> Calls(string step, int session, int i)
    {
        string[] parts = step.Split('+');
        return parts.Select((part, place) => Some.Call(
            part.TrimEnd('!'), session * SecondsPerSession + i, part.EndsWith('!') ? Outcome.Failure : Outcome.Success, id: $"t{session}_{i}_{place}", session: $"s{session}",
            batchId: parts.Length > 1 ? $"b{session}_{i}" : null, project: $"/p{session % 2}"));
    }
}
