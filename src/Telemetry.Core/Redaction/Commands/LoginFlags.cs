namespace Telemetry.Redaction;

/// <summary>A password behind a user, of whatever program: <c>-u jo -p V</c>, <c>--user jo:V</c>.</summary>
/// <remarks>Programs that nobody has listed are told by how nearly all of them take a login. As little is certain, the password has to look like one.</remarks>
internal static class LoginFlags
{
    /// <summary>The flags that name a user, or a user with a password.</summary>
    public static ReadOnlySpan<string> All => s_all;

    private static readonly string[] s_all = ["-u", "--user", "--username", "--proxy-user", "--proxyauth"];

    // So many words are read: the user, the flag and the password.
    private const int Words = 3, LeastBehindColon = 8;

    /// <summary>Whether the word is one of <see cref="All"/>.</summary>
    public static bool Is(ReadOnlySpan<char> word)
    {
        foreach (string flag in s_all)
        {
            if (word.SequenceEqual(flag))
                return true;
        }

        return false;
    }

    /// <summary>Notes the password.</summary>
    /// <param name="text">The text.</param>
    /// <param name="end">Where the flag ends.</param>
    /// <param name="findings">Takes it.</param>
    /// <returns>Up to where the text needs no second look for flags.</returns>
    [System.Runtime.CompilerServices.SkipLocalsInit]
    public static int Match(ReadOnlySpan<char> text, int end, ref Findings findings)
    {
        Span<CommandWord> words = stackalloc CommandWord[Words];
        var line = new CommandLine(text, end, default, words);
        // The next flag may name the user.
        if (line.Count == 0 || (line.Flags & 1) != 0)
            return end;
        ReadOnlySpan<char> user = line.Content(0);
        // What an earlier redaction left has a colon of its own.
        if (user.Contains(Marker.Start, StringComparison.Ordinal))
            return line[0].RawEnd;
        int colon = user.IndexOf(':');
        // A group of users has a short name.
        if (colon > 0 && user.Length - colon > LeastBehindColon)
            Add(text, line[0].Start + colon + 1, line[0].End, ref findings);
        else if (colon < 0 && line.Count > 1 && !HarmlessValue.IsPath(user) && line.Content(1) is ['-', 'p', ..] flag)
            AddBehind(text, line, flag, ref findings);
        return line[0].RawEnd;
    }

    private static void AddBehind(ReadOnlySpan<char> text, in CommandLine line, ReadOnlySpan<char> flag, ref Findings findings)
    {
        if (flag.Length > 2)
            Add(text, line[1].Start + 2, line[1].End, ref findings);
        else if (line.Count > 2 && (line.Flags & 4) == 0)
            Add(text, line[2].Start, line[2].End, ref findings);
    }

    private static void Add(ReadOnlySpan<char> text, int start, int end, ref Findings findings)
    {
        (start, end) = CommandText.Unquoted(text, start, end);
        ReadOnlySpan<char> value = text[start..end];
        if (CommandValue.IsHarmless(value) || !CommandValue.LooksSecret(value))
            return;
        SecretLook look = SecretLook.Of(value);
        if (look.IsRandom || look.Marks > 0 || (look.Lowers > 0 && look.Uppers > 0))
            findings.Add(start, end, "password");
    }
}
