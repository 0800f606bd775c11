using System.Buffers;

namespace Telemetry.Redaction;

/// <summary>Secrets that only their place among colons tells: lines of .pgpass, Oracle's thin URLs, maps of mail servers.</summary>
internal static class ColonSecrets
{
    private const int MaxPart = 200, MinPassword = 6;

    private static readonly SearchValues<char> s_ends = SearchValues.Create(" \t\r\n\"'"), s_noPart = SearchValues.Create(" \t\n\"'/");

    /// <summary>Looks at the colon at <paramref name="i"/>.</summary>
    /// <returns>Where to go on.</returns>
    public static int Match(ReadOnlySpan<char> text, int i, ref Findings findings)
    {
        if (i + 2 >= text.Length || i == 0)
            return i + 1;
        if (text[i + 1] == '*' || char.IsAsciiDigit(text[i + 1]))
            MatchPgPass(text, i, ref findings);
        else if (text[i - 1] is 'n' or 'i' && (text[..i].EndsWith("thin", StringComparison.Ordinal) || text[..i].EndsWith(":oci", StringComparison.Ordinal)))
            MatchOracle(text, i + 1, ref findings);
        else if (text[i - 1] == 'c' && text[..i].EndsWith("static", StringComparison.Ordinal) && text[(i + 1)..Math.Min(text.Length, i + MaxPart)].IndexOf(':') is var colon and > 0)
            AddIf(text, i + colon + 2, ref findings);
        return i + 1;
    }

    // host:port:database:user:password (PostgreSQL, 34.16).
    private static void MatchPgPass(ReadOnlySpan<char> text, int i, ref Findings findings)
    {
        ReadOnlySpan<char> rest = text[(i + 1)..Math.Min(text.Length, i + MaxPart)];
        int port = 0;
        while (port < rest.Length && (char.IsAsciiDigit(rest[port]) || rest[port] == '*'))
            port++;
        if (port is 0 or > 5 || port >= rest.Length || rest[port] != ':')
            return;
        int database = rest[(port + 1)..].IndexOf(':');
        if (database <= 0)
            return;
        ReadOnlySpan<char> name = rest.Slice(port + 1, database);
        int user = rest[(port + database + 2)..].IndexOf(':');
        int password = port + database + user + 3;
        // Names of databases and users have letters; numbers among colons are coordinates.
        bool hasNames = (name is "*" || name.IndexOfAnyInRange('a', 'z') >= 0) && user > 0 && rest.Slice(port + database + 2, user).IndexOfAnyInRange('a', 'z') >= 0;
        if (hasNames && !rest[..password].ContainsAny(s_noPart))
            AddIf(text, i + 1 + password, ref findings, IsLine(text, i) && (rest[0] == '*' || port >= 4));
    }

    // Nothing but a host before the port.
    private static bool IsLine(ReadOnlySpan<char> text, int i)
    {
        int start = i, limit = Math.Max(0, i - MaxPart);
        while (start > limit && text[start - 1] != '\n')
        {
            if (!CharClass.IsWord(text[--start]) && text[start] != '*')
                return false;
        }

        return true;
    }

    // jdbc:oracle:thin:user/password@host.
    private static void MatchOracle(ReadOnlySpan<char> text, int i, ref Findings findings)
    {
        ReadOnlySpan<char> rest = text[i..Math.Min(text.Length, i + MaxPart)];
        int slash = rest.IndexOf('/'), at = rest.IndexOf('@');
        if (slash > 0 && at > slash + 1 && !HarmlessValue.IsReference(rest[(slash + 1)..at]))
            findings.Add(i + slash + 1, i + at, "password");
    }

    private static void AddIf(ReadOnlySpan<char> text, int start, ref Findings findings, bool isCertain = false)
    {
        // One character more than a password may have, so that a longer one is seen to be longer.
        ReadOnlySpan<char> window = text[start..Math.Min(text.Length, start + MaxPart + 1)];
        int length = window.IndexOfAny(s_ends);
        int end = start + (length < 0 ? window.Length : length);
        // Five and more parts of hexadecimal digits are an address.
        if (text[start..end].Contains(':') && !text[start..end].Contains('\\'))
            return;
        if (end - start <= MaxPart && !HarmlessValue.IsReference(text[start..end]) && SecretLook.Of(text[start..end]) is var look && (look.IsChosen || (isCertain && look.Letters >= MinPassword)))
            findings.Add(start, end, "password");
    }
}
