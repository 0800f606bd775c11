namespace Telemetry.Analysis;

/// <summary>A chain that passed all tests.</summary>
/// <param name="Grams">The chains of its length.</param>
/// <param name="Number">Its number among them.</param>
/// <param name="Chance">Against its steps in random order.</param>
/// <param name="Parts">Against its parts; nothing for two steps.</param>
internal sealed record Finding(Grams Grams, int Number, Excess Chance, Excess Parts)
{
    /// <summary>What it is made of.</summary>
    public int[] Steps { get; } = Grams.StepsOf(Number);

    /// <summary>How often it occurs where.</summary>
    public Gram Gram => Grams.All[Number];

    /// <summary>True for a way and back: two steps by turns, three or more.</summary>
    public bool IsLoop => Steps.Length > 2 && Steps.AsSpan(2).SequenceEqual(Steps.AsSpan(0, Steps.Length - 2));

    /// <summary>True where another holds this one and occurs as often, so that this one says nothing of its own.</summary>
    public bool IsWithin(Finding other) =>
        other.Steps.Length > Steps.Length && other.Gram.Count == Gram.Count && other.Steps.AsSpan().IndexOf(Steps) >= 0;
}
