using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Samples of what calls took, to hold one way of doing a thing against another. They follow the index: asked again, only new calls are read.</summary>
/// <param name="index">The calls.</param>
/// <param name="filter">Which of them.</param>
public sealed class LatencySamples(CallIndex index, CallFilter filter)
{
    private const int Kinds = 5, Sources = 5;

    private readonly Dictionary<int, bool?> _isNarrow = [];
    private CallSample?[] _samples = [];
    private long _revision = -1;
    private int _rows;

    /// <summary>The calls.</summary>
    public CallIndex Index => index;

    /// <summary>Which of them.</summary>
    public CallFilter Filter => filter;

    /// <summary>Reads what is new.</summary>
    public void Update()
    {
        if (_revision != index.Revision)
        {
            (_revision, _rows, _samples) = (index.Revision, 0, []);
            _isNarrow.Clear();
        }

        ReadOnlySpan<CallRow> rows = index.Rows;
        for (; _rows < rows.Length; _rows++)
        {
            ref readonly CallRow row = ref rows[_rows];
            if (row.LatencyMs < 0 || row.Outcome != Outcome.Success || !filter.Matches(row))
                continue;
            if (row.IsBackground)
            {
                Add(SampleKind.Background, row.Tool, row);
                continue;
            }

            Add(SampleKind.Tool, row.Tool, row);
            if (row.Command != 0)
                Add(SampleKind.Family, row.Command, row);
            else if (row.Target != 0)
                Add(IsInPart(row) ? SampleKind.ToolInPart : SampleKind.ToolInWhole, row.Tool, row);
        }
    }

    internal CallSample? Of(SampleKind kind, int number, LatencySource source) =>
        number > 0 && SlotOf(kind, number, source) is var slot && slot < _samples.Length ? _samples[slot] : null;

    /// <summary>The families of shell commands that took most time by one source, the most first.</summary>
    internal IEnumerable<int> Families(LatencySource source) =>
        Enumerable.Range(1, index.Commands.Count - 1).Where(family => Of(SampleKind.Family, family, source) is not null).OrderByDescending(family => Of(SampleKind.Family, family, source)!.WorkMs);

    /// <summary>Parts calls of one family by whether they asked for a part of the work. Their texts are read, and once; those that have none, or only a shape, are left out.</summary>
    internal (List<int> Whole, List<int> Part) Part(IEnumerable<int> numbers)
    {
        StoredText? text = null;
        List<int> whole = [], part = [];
        foreach (int number in numbers)
        {
            if (!_isNarrow.TryGetValue(number, out bool? isNarrow))
            {
                text ??= index.OpenText();
                _isNarrow[number] = isNarrow = text?.ParameterOf(index.Rows[number], "command") is string command ? NarrowCommand.Is(command) : null;
            }

            if (isNarrow is bool isKnown)
                (isKnown ? part : whole).Add(number);
        }

        text?.Dispose();
        return (whole, part);
    }

    // A search whose target is not what it looks for names the place where to look.
    private bool IsInPart(in CallRow row) => row.IsPaged || (index.Names[_rows] is not 0 and uint name && index.Tools[row.Tool] is "Grep" or "Glob" && name != row.Target);

    private void Add(SampleKind kind, int number, in CallRow row)
    {
        int slot = SlotOf(kind, number, row.LatencySource);
        if (slot >= _samples.Length)
            Array.Resize(ref _samples, Math.Max(slot + 1, _samples.Length * 2));
        (_samples[slot] ??= new CallSample()).Add(_rows, row.LatencyMs);
    }

    private static int SlotOf(SampleKind kind, int number, LatencySource source) => (number * Kinds + (int)kind) * Sources + (int)source;
}
