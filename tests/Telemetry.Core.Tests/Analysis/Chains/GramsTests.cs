using CsCheck;
using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;

namespace Telemetry.Core.Tests.Analysis.Chains;

public sealed class GramsTests
{
    [Fact]
    public void EveryFrequentChainIsCountedAsAPlainReadingDoes() =>
        Gen.Int[1, 10_000].Sample(seed =>
        {
            string[][] sessions = SomeLanes.Random(new Random(seed), 12, 20, "A B C D");
            var runs = Runs.From(SomeLanes.Of(sessions));
            Grams grams = Grams.Single(runs);
            for (int length = 2; length <= ChainSearch.MaxLength; length++)
            {
                grams = grams.Longer(runs);
                string[] counted = [.. Enumerable.Range(0, grams.All.Count).Select(i => Text(grams.StepsOf(i).Select(step => runs.Steps.Names[step]), grams.All[i].Count, grams.All[i].Sessions, grams.All[i].Projects))];
                Assert.Equal(Plainly(sessions, length).Order(StringComparer.Ordinal), counted.Order(StringComparer.Ordinal));
                Assert.All(Enumerable.Range(0, grams.All.Count), i => Assert.Equal(grams.All[i].Count, grams.At.Count(at => at == i)));
            }
        }, iter: 20);

    private static IEnumerable<string> Plainly(string[][] sessions, int length) =>
        sessions.SelectMany((session, number) => Windows([.. session.Where((step, i) => i == 0 || session[i - 1] != step)], length).Select(words => (Words: words, Session: number)))
            .GroupBy(one => one.Words)
            .Where(group => group.Count() >= 5 && group.Select(one => one.Session).Distinct().Count() >= 2)
            .Select(group => Text(group.Key.Split(' '), group.Count(), group.Select(one => one.Session).Distinct().Count(), group.Select(one => one.Session % 2).Distinct().Count()));

    private static IEnumerable<string> Windows(string[] steps, int length) => Enumerable.Range(0, Math.Max(0, steps.Length - length + 1)).Select(i => string.Join(' ', steps[i..(i + length)]));

    private static string Text(IEnumerable<string> steps, int count, int sessions, int projects) => $"{string.Join(' ', steps)}: {count} {sessions} {projects}";
}
