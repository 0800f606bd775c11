using System.Runtime.InteropServices;

namespace Telemetry.Analysis;

/// <summary>All chains of one length that occur often enough to be looked at, numbered, each made of two that overlap: its beginning and its end.</summary>
/// <remarks>A chain is frequent only where its parts are (R. Agrawal, R. Srikant, Fast Algorithms for Mining Association Rules, VLDB 1994), so each length is made of the one before.</remarks>
internal sealed class Grams
{
    private readonly Grams? _shorter;

    private Grams(Grams? shorter, int length, int[] at) => (_shorter, Length, At) = (shorter, length, at);

    /// <summary>How many steps.</summary>
    public int Length { get; }

    /// <summary>For each run the chain that starts there; -1 where none is frequent.</summary>
    public int[] At { get; }

    /// <summary>The chains.</summary>
    public IReadOnlyList<Gram> All { get; private set; } = [];

    /// <summary>The chains shorter by one; null where these are single steps.</summary>
    public Grams? Shorter => _shorter;

    /// <summary>The single steps, all of them.</summary>
    public static Grams Single(Runs runs) => new(null, 1, runs.Symbols);

    /// <summary>The frequent chains longer by one.</summary>
    public Grams Longer(Runs runs)
    {
        var at = new int[At.Length];
        Array.Fill(at, -1);
        var found = new List<Gram>();
        var numbers = new Dictionary<(int Prefix, int Suffix), int>();
        for (int lane = 0; lane < runs.Steps.Lanes.Length; lane++)
        {
            StepLane of = runs.Steps.Lanes[lane];
            for (int run = runs.Starts[lane]; run + Length < runs.Starts[lane + 1]; run++)
            {
                if (At[run] < 0 || At[run + 1] < 0)
                    continue;
                ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, (At[run], At[run + 1]), out bool isKnown);
                if (!isKnown)
                {
                    number = found.Count;
                    found.Add(new Gram(At[run], At[run + 1]));
                }

                CollectionsMarshal.AsSpan(found)[number].Add(of);
                at[run] = number;
            }
        }

        return new Grams(this, Length + 1, at).Keep(found);
    }

    /// <summary>What a chain is made of.</summary>
    public int[] StepsOf(int number)
    {
        if (_shorter is null)
            return [number];
        Gram gram = All[number];
        return [.. _shorter.StepsOf(gram.Prefix), LastOf(number)];
    }

    private int LastOf(int number) => _shorter is null ? number : _shorter.LastOf(All[number].Suffix);

    private Grams Keep(List<Gram> found)
    {
        var kept = new List<Gram>();
        var numbers = new int[found.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = found[i] is { Count: >= Chain.MinCount, Sessions: >= Chain.MinSessions } ? kept.Count : -1;
            if (numbers[i] >= 0)
                kept.Add(found[i]);
        }

        foreach (ref int number in At.AsSpan())
            number = number < 0 ? -1 : numbers[number];
        All = kept;
        return this;
    }
}
