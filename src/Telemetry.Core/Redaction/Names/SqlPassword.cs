namespace Telemetry.Redaction;

/// <summary>The password of a user in SQL: <c>IDENTIFIED BY '…'</c>, <c>IDENTIFIED WITH plugin BY '…'</c> (MySQL, Oracle).</summary>
internal static class SqlPassword
{
    /// <summary>What <c>BY</c> promises that starts at <paramref name="start"/>.</summary>
    public static SensitiveName NameOf(ReadOnlySpan<char> text, int start, NameFollow follow)
    {
        if (follow.Form != NameForm.Blank || Quote.LengthAt(text, CharClass.SkipBlanks(text, follow.Position)) == 0)
            return SensitiveName.None;
        return IsIdentified(text[Math.Max(0, start - 60)..start]) ? new SensitiveName("password", false) : SensitiveName.None;
    }

    private static bool IsIdentified(ReadOnlySpan<char> before)
    {
        const string word = "identified";
        // From its end, because it mostly stands there.
        for (int end = before.Length; end >= word.Length; end--)
        {
            if ((before[end - 1] | 0x20) == 'd' && before[(end - word.Length)..end].Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
