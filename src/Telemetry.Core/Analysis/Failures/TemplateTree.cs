using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Puts masked lines that say the same together, each as it comes, whatever comes later.</summary>
/// <remarks>
/// Drain (He, Zhu, Zheng, Lyu: "Drain: an online log parsing approach with fixed depth tree", ICWS 2017) of depth 4: lines of one kind, of as many words
/// and with the same first word are compared with the clusters there, and join the most similar one of at least 0.4. Two things differ: what masking made
/// equal counts for nothing, so that two lines of numbers are not alike for their numbers; and lines of different kinds never meet. The same lines in the
/// same order make the same clusters. There are at most 1,000: later lines join the most similar cluster at hand, and where none is, their kind's rest.
/// </remarks>
public sealed class TemplateTree
{
    /// <summary>The most clusters that lines can found; beside them each kind may have a rest.</summary>
    public const int MaxClusters = 1000;

    private const double MinSimilarity = 0.4;
    private const int MaxFirstWords = 100;
    private const string AnyWord = "<*>", Punctuation = " \t.,:;()[]{}#='\"`‘’“”…*!?+-/|";

    private static readonly string[] s_masks = ["<path>", "<url>", "<id>", "<n>", AnyWord];

    private readonly Dictionary<(FailureKind Kind, int Length, string First), List<int>> _leaves = [];
    private readonly Dictionary<(FailureKind Kind, int Length), int> _firstWords = [];
    private readonly Dictionary<FailureKind, int> _rests = [];
    private readonly List<TemplateCluster> _clusters = [];
    private int _founded;

    /// <summary>The clusters, by the numbers that <see cref="Add"/> gives.</summary>
    public IReadOnlyList<TemplateCluster> Clusters => _clusters;

    /// <summary>Puts a line into a cluster.</summary>
    /// <param name="kind">What kind of failure the line tells of; lines of different kinds stay apart.</param>
    /// <param name="line">The masked line.</param>
    /// <returns>The cluster's number.</returns>
    public int Add(FailureKind kind, string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        List<int> leaf = Leaf(kind, words);
        int best = -1;
        double similarity = _founded < MaxClusters ? MinSimilarity : double.Epsilon;
        foreach (int number in leaf)
        {
            if (_clusters[number].Similarity(words) is var found && found >= similarity && (best < 0 || found > similarity))
                (best, similarity) = (number, found);
        }

        if (best >= 0)
        {
            _clusters[best].Take(words);
            return best;
        }

        if (_founded == MaxClusters)
            return Rest(kind);
        _founded++;
        leaf.Add(_clusters.Count);
        return Found(line);
    }

    /// <summary>True for a word that is nothing but masks and punctuation.</summary>
    internal static bool IsMask(string word)
    {
        ReadOnlySpan<char> rest = word;
        bool hasMask = false;
        while (!rest.IsEmpty)
        {
            int skipped = Punctuation.Contains(rest[0]) ? 1 : 0;
            hasMask |= rest[0] == '…';
            foreach (string mask in s_masks)
            {
                if (rest.StartsWith(mask, StringComparison.Ordinal))
                    (skipped, hasMask) = (mask.Length, true);
            }

            if (skipped == 0)
                return false;
            rest = rest[skipped..];
        }

        return hasMask;
    }

    private List<int> Leaf(FailureKind kind, string[] words)
    {
        string first = words.Length == 0 || IsMask(words[0]) || words[0].AsSpan().ContainsAnyInRange('0', '9') ? AnyWord : words[0];
        if (_leaves.TryGetValue((kind, words.Length, first), out List<int>? leaf))
            return leaf;
        int others = _firstWords.GetValueOrDefault((kind, words.Length));
        if (first != AnyWord && others >= MaxFirstWords)
            return Leaf(kind, [AnyWord, .. words[1..]]);
        _firstWords[(kind, words.Length)] = others + 1;
        return _leaves[(kind, words.Length, first)] = [];
    }

    private int Rest(FailureKind kind) => _rests.TryGetValue(kind, out int rest) ? rest : _rests[kind] = Found(AnyWord);

    private int Found(string line)
    {
        _clusters.Add(new TemplateCluster(line));
        return _clusters.Count - 1;
    }
}
