namespace Telemetry.Analysis;

/// <summary>The chains that passed the tests, told in as few lines as they can be.</summary>
/// <remarks>
/// Closed patterns alone (J. Wang, J. Han, BIDE, ICDE 2004) tell a → b → c → d as a → b → c and b → c → d where b → c hardly occurs without the others: the whole then says nothing
/// more than its parts, but in one line instead of two. So a whole that occurs nearly as often as each of its two parts stands in their place.
/// </remarks>
internal sealed class ToldChains(Runs runs, LaneCounts counts, IEnumerable<Finding> passed)
{
    private const double JoinedShare = 0.9;

    private readonly Dictionary<(Grams Grams, int Number), Finding> _told = passed.ToDictionary(one => (one.Grams, one.Number));

    /// <summary>Puts chains of one length in the place of their parts.</summary>
    /// <param name="grams">The chains of that length.</param>
    /// <param name="parts">How far each lies above its parts.</param>
    /// <param name="bound">The largest probability of chance that may be told.</param>
    public void Join(Grams grams, Excess[] parts, double bound)
    {
        int[] wholes = [.. Enumerable.Range(0, grams.All.Count).Where(number => IsJoined(grams, number))];
        int[] untold = [.. wholes.Where(number => !_told.ContainsKey((grams, number)))];
        if (untold.Length > 0)
        {
            Excess[] chance = ChanceTest.Of(runs, counts, grams, untold);
            foreach (int number in untold)
            {
                var whole = new Finding(grams, number, chance[number], parts[number]);
                if (!whole.IsLoop && whole.Chance.Probability <= bound)
                    _told[(grams, number)] = whole;
            }
        }

        foreach (int number in wholes.Where(number => _told.ContainsKey((grams, number))))
        {
            _told.Remove((grams.Shorter!, grams.All[number].Prefix));
            _told.Remove((grams.Shorter!, grams.All[number].Suffix));
        }
    }

    /// <summary>The closed ones: none that another holds which occurs as often.</summary>
    public IReadOnlyList<Finding> Closed()
    {
        ILookup<int, Finding> byCount = _told.Values.ToLookup(one => one.Gram.Count);
        return [.. _told.Values.Where(one => !byCount[one.Gram.Count].Any(one.IsWithin))];
    }

    private bool IsJoined(Grams grams, int number)
    {
        Gram whole = grams.All[number];
        return _told.TryGetValue((grams.Shorter!, whole.Prefix), out Finding? beginning) && _told.TryGetValue((grams.Shorter!, whole.Suffix), out Finding? end)
            && !beginning.IsLoop && !end.IsLoop && whole.Count >= JoinedShare * Math.Max(beginning.Gram.Count, end.Gram.Count);
    }
}
