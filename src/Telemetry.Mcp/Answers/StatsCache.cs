using Telemetry.Analysis;
using Telemetry.Index;

namespace Telemetry.Mcp.Answers;

/// <summary>Keeps the statistics of the last few questions running, so that the same question costs only what came since.</summary>
internal sealed class StatsCache
{
    private const int MaxQuestions = 8;

    private readonly Dictionary<string, RunningStats> _running = [];

    // Where time decides, the next question's is another filter: such statistics serve the one question only.
    private readonly Dictionary<GroupBy, RunningStats> _ofQuestion = [];
    private CallFilter? _question;

    private readonly CallIndex _index;
    private readonly RunningModel _model;
    private readonly FailureHistory _failures;
    private readonly Recoveries _recoveries;
    private readonly ParallelLedger _parallel;
    private readonly RepeatedWork _repeats;
    private readonly PerFilter<LatencySamples> _samples;
    private readonly ChainCache _chains;
    private CaseBase? _fixes;

    public StatsCache(CallIndex index)
    {
        _index = index;
        _model = new RunningModel(index);
        _failures = new FailureHistory(index);
        var lanes = new LaneRows(index);
        _recoveries = new Recoveries(lanes);
        _parallel = new ParallelLedger(lanes);
        _repeats = new RepeatedWork(lanes);
        _samples = new PerFilter<LatencySamples>(filter => new LatencySamples(index, filter));
        _chains = new ChainCache(index);
        Forecasts = new ForecastCache(index, lanes, _recoveries);
    }

    /// <summary>What forecasts stand on.</summary>
    public ForecastCache Forecasts { get; }

    /// <summary>The failures of the store, up to date.</summary>
    public FailureHistory Failures
    {
        get
        {
            _failures.Update();
            return _failures;
        }
    }

    /// <summary>What became of each failure, up to date.</summary>
    public Recoveries Recoveries
    {
        get
        {
            _recoveries.Update();
            return _recoveries;
        }
    }

    /// <summary>What runs side by side and what could, up to date.</summary>
    public ParallelLedger Parallel
    {
        get
        {
            _parallel.Update();
            return _parallel;
        }
    }

    /// <summary>What may be done against each bottleneck of the calls that a filter lets through; null where nothing was measured that would help.</summary>
    public IReadOnlyList<Remedy?> Remedies(CallFilter filter, IReadOnlyList<Bottleneck> bottlenecks)
    {
        LatencySamples samples = _samples.Of(filter);
        samples.Update();
        _repeats.Update();
        return new Remedies(samples, _repeats).Of(bottlenecks);
    }

    /// <summary>The chains and loops of a question.</summary>
    /// <param name="filter">Its calls.</param>
    /// <param name="testedCalls">How many calls the store had when they were tested; null where it has no more today.</param>
    public ChainReport Chains(CallFilter filter, out int? testedCalls) => _chains.Of(filter, out testedCalls);

    /// <summary>What helped after a failure: after others that said the same first.</summary>
    public Fix FixOf(int row, IReadOnlyCollection<int>? projects)
    {
        FailureHistory failures = Failures;
        _fixes ??= new CaseBase(Recoveries, failures.ClusterOfWord);
        _recoveries.Update();
        ref readonly CallRow failed = ref _index.Rows[row];
        return _fixes.Find(new FailureClass(failed.Tool, failed.Kind, failures.ClusterOfWord(failed.Template)), projects);
    }

    /// <summary>The statistics of a question, up to date.</summary>
    public IReadOnlyList<GroupStats> Of(CallFilter filter, GroupBy by, out Extent extent) => Running(filter, by).Update(out extent, _model.Update());

    /// <summary>The tools and command families of a question whose rates changed, the surest first.</summary>
    public IReadOnlyList<RateChange> Changes(CallFilter filter, GroupBy by)
    {
        RunningStats groups = Running(filter, by);
        groups.Follow();
        if (by == GroupBy.Command)
            return groups.Changes(null);
        RunningStats commands = Running(filter, GroupBy.Command);
        commands.Follow();
        return groups.Changes(commands);
    }

    private RunningStats Running(CallFilter filter, GroupBy by)
    {
        if (filter.Key is not string filterKey)
            return OfQuestion(filter, by);
        string key = $"{by} {filterKey}";
        if (!_running.TryGetValue(key, out RunningStats? running))
        {
            if (_running.Count == MaxQuestions)
                _running.Clear();
            _running[key] = running = new RunningStats(_index, filter, by);
        }

        return running;
    }

    private RunningStats OfQuestion(CallFilter filter, GroupBy by)
    {
        if (!ReferenceEquals(_question, filter))
            _ofQuestion.Clear();
        _question = filter;
        if (!_ofQuestion.TryGetValue(by, out RunningStats? running))
            _ofQuestion[by] = running = new RunningStats(_index, filter, by);
        return running;
    }
}
