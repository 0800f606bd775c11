using Telemetry.Core.Tests.Support;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis;

/// <summary>A small random history of which parts can be drawn anew while its sessions, lanes, projects and times stay.</summary>
internal sealed class LeakyHistory
{
    private const int Tools = 4, Targets = 2, Fates = 8, Denied = 7, Batches = 4;

    // Each word comes first here, so that it has the same number whatever is drawn; these calls are never drawn anew.
    private static readonly ToolCall[] s_words = [.. Enumerable.Range(0, Tools * Targets).Select(i => Call(new Draft("words", null, "/words", i, i % Tools, i / Tools, i % Fates, 0), i))];

    private readonly Draft[] _drafts;

    private LeakyHistory(Draft[] drafts) => _drafts = drafts;

    /// <summary>The rows of the calls that may be drawn anew.</summary>
    public IEnumerable<int> Rows => Enumerable.Range(s_words.Length, _drafts.Length);

    public IEnumerable<string> Lines => s_words.Concat(_drafts.Select((draft, i) => Call(draft, s_words.Length + i))).Select(Some.LineOf);

    public static LeakyHistory Draw(Random random) => new(
        [.. Enumerable.Range(0, 10 + random.Next(10)).Select(i =>
        {
            int session = random.Next(3);
            return Redraw(new Draft("s" + session, random.Next(4) == 0 ? "a" : null, "/p" + (random.Next(6) == 0 ? 2 : session % 2), 100 + random.Next(20), 0, 0, 0, 0), random);
        })]);

    /// <summary>The same history with calls drawn anew.</summary>
    /// <param name="isHidden">By row, true for what is drawn anew.</param>
    /// <param name="sent">A call of which only how it ended is drawn; -1 for none.</param>
    /// <param name="known">The rows whose batches stay where they share one; a batch that one of them has alone is drawn anew: it tells of what comes.</param>
    /// <param name="random">Draws.</param>
    public LeakyHistory DrawAnew(Func<int, bool> isHidden, int sent, HashSet<int> known, Random random)
    {
        var drafts = new Draft[_drafts.Length];
        for (int i = 0; i < drafts.Length; i++)
        {
            int row = s_words.Length + i;
            Draft draft = _drafts[i];
            if (row == sent)
                drafts[i] = draft with { Fate = random.Next(Denied) };
            else if (isHidden(row))
                drafts[i] = Redraw(draft, random);
            else if (known.Contains(row) && known.Count(other => other >= s_words.Length && _drafts[other - s_words.Length].BatchId == draft.BatchId) == 1)
                drafts[i] = draft with { Batch = random.Next(Batches) < 2 ? 0 : draft.Batch };
            else
                drafts[i] = draft;
        }

        return new LeakyHistory(drafts);
    }

    private static Draft Redraw(Draft draft, Random random) => draft with { Tool = random.Next(Tools), Target = random.Next(Targets), Fate = random.Next(Fates), Batch = random.Next(Batches) };

    private static ToolCall Call(Draft draft, int number) => Some.Call(
        draft.Tool == 0 ? "Bash" : "T" + draft.Tool, draft.Second, draft.Fate is 0 or 1 or 2 or Denied ? Outcome.Failure : Outcome.Success,
        draft.Fate switch { 1 => Stage.Validation, Denied => Stage.Denied, _ => Stage.Executed }, id: "t" + number, session: draft.Session, latencyMs: 10 * draft.Fate + 1, error: draft.Fate == 2 ? "ENOENT: no such file or directory" : "it failed",
        agentId: draft.Agent, parameters: draft.Tool == 0 ? $$"""{"command":"{{(draft.Target == 0 ? "npm test" : "git add f")}}"}""" : $$"""{"file_path":"/f{{draft.Target}}"}""", batchId: draft.BatchId, project: draft.Project) with
    {
        Note = draft.Fate == 3 ? SoftOutcome.MaskedFailure : SoftOutcome.None,
    };

    private sealed record Draft(string Session, string? Agent, string Project, int Second, int Tool, int Target, int Fate, int Batch)
    {
        public string? BatchId => Batch == 0 ? null : $"{Session} {Agent} {Batch}";
    }
}
