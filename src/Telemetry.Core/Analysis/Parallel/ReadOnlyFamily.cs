namespace Telemetry.Analysis;

/// <summary>Which command families are worth a look at the command's text: those that start with a program that only reads.</summary>
internal static class ReadOnlyFamily
{
    /// <summary>True where a command of the family may only read.</summary>
    public static bool Has(string family)
    {
        if (family.Length == 0)
            return false;
        // cd is no family of its own, so a command of nothing else has none.
        List<string> words = [.. family.Split(' ')];
        if (words[0] is "gh")
            return true;
        bool isPaged = false;
        return words is ["sed"] || ReadOnlyProgram.TryRead(words, [], ref isPaged);
    }
}
