using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>The estimates of all history, kept up with the index as it follows the file.</summary>
/// <remarks>Where a call that was counted has changed since, all are counted again.</remarks>
public sealed class RunningModel(CallIndex index)
{
    private RateCounts _counts = new();
    private RateModel? _model;
    private long _revision = -1;
    private int _rows;

    /// <summary>The model of all calls so far.</summary>
    public RateModel Update()
    {
        if (_revision != index.Revision)
            (_counts, _model, _revision, _rows) = (new RateCounts(), null, index.Revision, 0);
        ReadOnlySpan<CallRow> rows = index.Rows;
        if (_model is not null && _rows == rows.Length)
            return _model;
        for (; _rows < rows.Length; _rows++)
            _counts.Add(rows[_rows]);
        return _model = new RateModel(_counts);
    }
}
