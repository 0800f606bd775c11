using System.Runtime.InteropServices;
using System.Text;
using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>Finds the calls whose tool and parameters speak of a task's words. It follows the index; only numbers are kept of the words.</summary>
/// <remarks>
/// Ranks calls by BM25 with k1 = 1.2 and b = 0.75 (S. Robertson, H. Zaragoza, Foundations and Trends in Information Retrieval 3 (2009) 333-389) over the newest
/// <see cref="MostCalls"/> calls. The best calls then vote for what they called, each by its score.
/// </remarks>
public sealed class CallSearch(CallIndex index)
{
    /// <summary>How many of the newest calls are searched at most.</summary>
    public const int MostCalls = 20_000;

    private const double K1 = 1.2, B = 0.75;
    private const int Voters = 50, MostWords = 24;

    private readonly Dictionary<uint, List<(int Call, int Times)>> _postings = [];
    private readonly List<int> _rows = [];
    private readonly List<int> _lengths = [];
    private readonly List<uint> _words = [];
    private long _revision = -1, _totalLength;
    private int _next;

    /// <summary>What the calls that match best called, what they speak for most first.</summary>
    /// <param name="task">The task, in words.</param>
    /// <param name="filter">Which calls may be found.</param>
    public IReadOnlyList<SearchHit> Find(string task, CallFilter filter)
    {
        Update();
        var asked = new List<uint>();
        SearchWords.Read(Encoding.UTF8.GetBytes(task), asked);
        var scores = new Dictionary<int, double>();
        foreach (uint word in asked.Distinct().Take(MostWords))
            Score(word, scores);
        return
        [
            .. scores.Where(pair => filter.Matches(index.Rows[_rows[pair.Key]]))
                .OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key)
                .Take(Voters)
                .Select(pair => (Row: _rows[pair.Key], Score: pair.Value))
                .GroupBy(call => (index.Rows[call.Row].Tool, index.Rows[call.Row].Command))
                .Select(group => new SearchHit(group.Key.Tool, group.Key.Command, group.Sum(call => call.Score)))
                .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Tool).ThenBy(hit => hit.Command),
        ];
    }

    private void Score(uint word, Dictionary<int, double> scores)
    {
        if (!_postings.TryGetValue(word, out List<(int Call, int Times)>? postings))
            return;
        double rarity = Math.Log(1 + (_rows.Count - postings.Count + 0.5) / (postings.Count + 0.5)), mean = (double)_totalLength / _rows.Count;
        foreach (var (call, times) in postings)
        {
            double weight = times * (K1 + 1) / (times + K1 * (1 - B + B * _lengths[call] / mean));
            CollectionsMarshal.GetValueRefOrAddDefault(scores, call, out _) += rarity * weight;
        }
    }

    private void Update()
    {
        int rows = index.Rows.Length;
        if (_revision != index.Revision || _rows.Count > 2 * MostCalls)
        {
            _postings.Clear();
            _rows.Clear();
            _lengths.Clear();
            (_revision, _totalLength, _next) = (index.Revision, 0, Math.Max(0, rows - MostCalls));
        }

        using StoredText? text = _next < rows ? index.OpenText() : null;
        for (; text is not null && _next < rows; _next++)
            Add(_next, text);
    }

    private void Add(int row, StoredText text)
    {
        _words.Clear();
        SearchWords.Read(Encoding.UTF8.GetBytes(index.Tools[index.Rows[row].Tool]), _words);
        SearchWords.Read(text.Parameters(index.Rows[row]), _words);
        int call = _rows.Count;
        _rows.Add(row);
        _lengths.Add(_words.Count);
        _totalLength += _words.Count;
        foreach (uint word in _words)
        {
            ref List<(int Call, int Times)>? postings = ref CollectionsMarshal.GetValueRefOrAddDefault(_postings, word, out _);
            postings ??= [];
            if (postings.Count > 0 && postings[^1].Call == call)
                postings[^1] = (call, postings[^1].Times + 1);
            else
                postings.Add((call, 1));
        }
    }
}
