using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>The failures of a store, kept running as the index follows the file, so that a question reads them alone.</summary>
public sealed class FailureHistory(CallIndex index)
{
    private readonly List<int> _rows = [], _cancelled = [];
    private readonly List<int> _clusterOfWord = [];
    private readonly PerFilter<CallTimeline> _timelines = new(filter => new CallTimeline(index, filter));
    private TemplateTree _tree = new();
    private long _revision = -1;
    private int _seen, _replacements = -1;

    /// <summary>The index that it follows.</summary>
    public CallIndex Index => index;

    /// <summary>The numbers of the calls that failed, in the store's order.</summary>
    public IReadOnlyList<int> Rows => _rows;

    internal List<int> Failures => _rows;

    internal List<int> Cancelled => _cancelled;

    /// <summary>Takes in what is new.</summary>
    public void Update()
    {
        if (_replacements != index.Replacements)
        {
            _replacements = index.Replacements;
            _tree = new TemplateTree();
            _clusterOfWord.Clear();
            _timelines.Clear();
        }

        if (_revision != index.Revision)
        {
            _revision = index.Revision;
            _seen = 0;
            _rows.Clear();
            _cancelled.Clear();
        }

        ReadOnlySpan<CallRow> rows = index.Rows;
        for (; _seen < rows.Length; _seen++)
        {
            if (rows[_seen].Outcome == Outcome.Success)
                continue;
            _rows.Add(_seen);
            if (rows[_seen].Stage == Stage.Cancelled)
                _cancelled.Add(_seen);
        }

        // All words, in the order the store first has them: so the clusters do not depend on what was asked, or when.
        while (_clusterOfWord.Count < index.Templates.Count)
        {
            string line = index.Templates[_clusterOfWord.Count];
            _clusterOfWord.Add(_tree.Add(FailureRules.KindOf(Stage.Executed, line), line));
        }
    }

    /// <summary>The number of the cluster that a failure's text is in.</summary>
    public int ClusterOf(in CallRow row) => _clusterOfWord[row.Template];

    /// <summary>The same for a masked text: a word of <see cref="CallIndex.Templates"/>, counted from 1; 0 for no text.</summary>
    public int ClusterOfWord(int word) => word == 0 ? 0 : _clusterOfWord[word] + 1;

    /// <summary>A cluster by its number.</summary>
    public TemplateCluster Cluster(int number) => _tree.Clusters[number];

    /// <summary>When the calls of a question were made, up to date.</summary>
    internal CallTimeline Timeline(CallFilter filter)
    {
        CallTimeline timeline = _timelines.Of(filter);
        timeline.Update();
        return timeline;
    }
}
