namespace Telemetry.Analysis;

/// <summary>Calls that are predicted, and which others may be learnt from.</summary>
public sealed class Fold
{
    private readonly Func<int, bool> _learns;

    internal Fold(int number, ReadOnlyMemory<int> heldOut, ReadOnlyMemory<int> unlearnt, Func<int, bool> learns)
    {
        (Number, HeldOut, Unlearnt) = (number, heldOut, unlearnt);
        _learns = learns;
    }

    /// <summary>Its place in <see cref="Folds.All"/>.</summary>
    public int Number { get; }

    /// <summary>The index's rows that are predicted, in the order they ended.</summary>
    public ReadOnlyMemory<int> HeldOut { get; }

    /// <summary>The rows that nothing may be learnt from, in no order: those held out, and what would tell of them.</summary>
    /// <remarks>Counts of all calls less those of these rows are what may be known.</remarks>
    public ReadOnlyMemory<int> Unlearnt { get; }

    /// <summary>True for a row that may be learnt from: every one but <see cref="Unlearnt"/>.</summary>
    public bool Learns(int row) => _learns(row);
}
