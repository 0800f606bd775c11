namespace Telemetry.Analysis;

/// <summary>How many calls a prior is worth: the more alike the groups below a level are, the more each borrows from the others.</summary>
/// <remarks>
/// The sum a + b of the Beta distribution that the groups' rates were drawn from, by the method of moments for clustered proportions (J. C. Kleinman,
/// JASA 68 (1973) 46-54): between-group correlation = 1 / (strength + 1), estimated from the spread of the groups' rates beyond binomial noise.
/// </remarks>
internal struct PriorStrength
{
    /// <summary>What is taken where the groups cannot tell: the best of several strengths on public traces was between 5 and 50.</summary>
    public const double Default = 20;

    private const double Min = 1, Max = 1000;

    private double _excess, _information;

    /// <summary>Adds the groups below one parent.</summary>
    public void Add(IReadOnlyList<Proportion> groups)
    {
        double n = 0, successes = 0, squares = 0, spread = 0;
        int count = 0;
        foreach (Proportion group in groups)
        {
            // One call shows no spread.
            if (group.N < 2)
                continue;
            count++;
            n += group.N;
            successes += group.Successes;
            squares += (double)group.N * group.N;
        }

        double rate = n == 0 ? 0 : successes / n;
        if (count < 2 || rate is <= 0 or >= 1)
            return;
        foreach (Proportion group in groups)
            spread += group.N < 2 ? 0 : group.N * (group.Rate - rate) * (group.Rate - rate);
        _excess += spread / (rate * (1 - rate)) - (count - 1);
        _information += n - squares / n - (count - 1);
    }

    /// <summary>The strength, 1..1000 calls.</summary>
    public readonly double Value => _information <= 0 ? Default : _excess <= 0 ? Max : Math.Clamp(_information / _excess - 1, Min, Max);
}
