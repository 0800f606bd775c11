namespace Telemetry.Benchmarks.Secrets;

/// <summary>So many of so many.</summary>
internal readonly record struct Share(int Count, int Of)
{
    /// <summary>The share; not a number where there is nothing to count.</summary>
    public double Value => Of == 0 ? double.NaN : (double)Count / Of;

    /// <summary>The share in percent, as the tables print it; empty where there is nothing to count.</summary>
    public string Percent => Of == 0 ? "" : Figure.Text($"{Value * 100:0.0}");

    /// <summary>How many of the items pass a test.</summary>
    public static Share Among<T>(IEnumerable<T> items, Func<T, bool> passes)
    {
        T[] all = [.. items];
        return new Share(all.Count(passes), all.Length);
    }

    /// <summary>A row that must reach a share.</summary>
    public Figure AtLeast(string name, double share) => Row(name, Figure.Text($"at least {share * 100:0.#} %"), Value >= share);

    /// <summary>A row that must not exceed a share.</summary>
    public Figure AtMost(string name, double share) => Row(name, Figure.Text($"at most {share * 100:0.#} %"), Value <= share);

    /// <summary>A row that must not exceed a count.</summary>
    public Figure AtMost(string name, int count) => Row(name, Figure.Text($"at most {count}"), Count <= count);

    /// <summary>A row without a target.</summary>
    public Figure Told(string name) => Row(name, "", null);

    /// <summary>Both numbers and the percentage.</summary>
    public override string ToString() => Figure.Text($"{Count} of {Of}: {Value * 100:0.00} %");

    private Figure Row(string name, string target, bool? isMet) => Of == 0 ? Figure.NotMeasured(name, target, "there are none") : new Figure(name, ToString(), target, isMet, Figure.Text($"{Of}"));
}
