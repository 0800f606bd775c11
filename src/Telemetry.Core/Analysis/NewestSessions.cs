using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>The session of the newest call, of all and in each project. It follows the index.</summary>
public sealed class NewestSessions(CallIndex index)
{
    private readonly Dictionary<int, (int Session, long TimestampMs)> _ofProject = [];
    private (int Session, long TimestampMs) _newest;
    private long _revision = -1;
    private int _rows;

    /// <summary>The newest session of all: a word of the index's sessions; 0 where no call has one.</summary>
    public int Newest
    {
        get
        {
            Update();
            return _newest.Session;
        }
    }

    /// <summary>The newest session of a project; 0 where there is none.</summary>
    public int Of(int project)
    {
        Update();
        return _ofProject.GetValueOrDefault(project).Session;
    }

    private void Update()
    {
        if (_revision != index.Revision)
        {
            (_revision, _rows, _newest) = (index.Revision, 0, default);
            _ofProject.Clear();
        }

        ReadOnlySpan<CallRow> rows = index.Rows;
        for (; _rows < rows.Length; _rows++)
        {
            ref readonly CallRow row = ref rows[_rows];
            if (row.Session == 0)
                continue;
            if (_newest.Session == 0 || row.TimestampMs >= _newest.TimestampMs)
                _newest = (row.Session, row.TimestampMs);
            if (!_ofProject.TryGetValue(row.Project, out var known) || row.TimestampMs >= known.TimestampMs)
                _ofProject[row.Project] = (row.Session, row.TimestampMs);
        }
    }
}
