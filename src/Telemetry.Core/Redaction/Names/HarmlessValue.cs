using System.Buffers;

namespace Telemetry.Redaction;

/// <summary>Tells what stands in a secret's place from a secret: a variable, a placeholder, nothing, or what an earlier redaction left.</summary>
internal static class HarmlessValue
{
    // What a value is shows in its start.
    private const int MaxLength = 256, MaxName = 10;

    private static readonly SearchValues<char> s_brackets = SearchValues.Create("{}()[]"), s_tag = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_-"), s_nameMarks = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_. :");

    private static readonly string[] s_owners =
    [
        "process.env", "os.environ", "os.getenv", "env.", "import.meta", "var.", "local.", "module.", "secrets.", "config.", "settings.", "self.", "this.", "props.", "req.", "request.", "ctx.", "context.", "params.", "args.", "options.", "opts.", "state.", "data.", "user.", "session.", "response.", "res.", "app.", "each.", "github.", "inputs.", "needs.", "steps.", "vars.", "values.", "system.", "environment.", "configuration.",
    ];

    /// <summary>Whether the value names a secret that is elsewhere: <c>$TOKEN</c>, <c>${{ secrets.X }}</c>, <c>&lt;token&gt;</c>, <c>%PASS%</c>, <c>process.env.X</c>.</summary>
    public static bool IsReference(ReadOnlySpan<char> value)
    {
        value = value[..Math.Min(value.Length, MaxLength)].Trim();
        if (value.IsEmpty)
            return true;
        if (IsLetters(value))
            return IsOneCharacter(value) || IsFiller(value);
        char first = value[0];
        if (first == '[' && (value.StartsWith("[REDACTED", StringComparison.OrdinalIgnoreCase) || value.StartsWith("[FILTERED", StringComparison.OrdinalIgnoreCase)))
            return true;
        if (first == '$')
            return IsVariable(value);
        if (first == '\\' && value.Length > 1 && value[1] == '$')
            return IsVariable(value[1..]);
        if (first == '<')
            return value.IndexOf('>') > 0 || value.Length == 1 || char.IsAsciiLetter(value[1]);
        if (first == '{')
            return !SecretLook.Of(value.Trim("{}")).IsRandom;
        // A pattern that finds values is none.
        if (value.StartsWith(".*", StringComparison.Ordinal) || value.StartsWith("[^", StringComparison.Ordinal) || value.StartsWith("(.", StringComparison.Ordinal) || value.StartsWith("\\S", StringComparison.Ordinal) || value.StartsWith("\\w", StringComparison.Ordinal) || value.StartsWith("\\d", StringComparison.Ordinal))
            return true;
        if (first == '%')
            return value.Length == 1 || value[^1] == '%' || value[1] is '(' or 's' or 'd' or 'v' or 'q' || IsOneEscape(value);
        // ops_eyJ..[Redacted]: somebody else took the rest out.
        if (value[^1] is ']' or '>' && (value.EndsWith("[redacted]", StringComparison.OrdinalIgnoreCase) || value.EndsWith("<redacted>", StringComparison.OrdinalIgnoreCase)))
            return true;
        // A colour.
        if (first == '#' && value.Length is 4 or 7 or 9 && TokenAlphabets.HasAll(TokenAlphabet.Hex, value[1..]))
            return true;
        if (first is '#' or '@' && value.Length > 1 && value[1] == '{')
            return true;
        return IsOneCharacter(value) || IsPattern(value) || IsInterpolated(value) || IsFiller(value) || (value.Contains('.') && StartsWithAny(value, s_owners)) || IsElsewhere(value);
    }

    /// <summary>Whether the value is a word that stands for a type, a state or a lesson's example, or says what to put there.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> value)
    {
        value = value[..Math.Min(value.Length, MaxLength)].TrimEnd("!?;,");
        if (PlaceholderWords.IsOne(value))
            return true;

        SecretLook look = SecretLook.Of(value);
        // USER_ACCESS_TOKEN, mypassword: a name where the value belongs.
        if (look.Digits + look.Marks == 0 && ((look.Lowers == 0 && value.Contains('_')) || value.Length <= MaxName && PlaceholderWords.HoldsName(value)))
            return true;
        return !look.IsRandom && PlaceholderWords.AreIn(value);
    }

    /// <summary>Whether the value is a path: it starts as one does, and its parts look like names.</summary>
    public static bool IsPath(ReadOnlySpan<char> value)
    {
        if (value.Length < 2 || value.ContainsAny(" =\"'"))
            return false;
        bool isRooted = value[0] == '/' || value.StartsWith("./", StringComparison.Ordinal) || value.StartsWith("../", StringComparison.Ordinal) || value.StartsWith("~/", StringComparison.Ordinal) || (value.Length > 2 && char.IsAsciiLetter(value[0]) && value[1] == ':' && value[2] is '\\' or '/');
        int dot = value.LastIndexOf('.');
        bool hasExtension = dot > 0 && value.Length - dot is >= 2 and <= 6 && !value[(dot + 1)..].ContainsAnyExceptInRange('a', 'z');
        if (!isRooted && !hasExtension)
            return false;
        SecretLook look = SecretLook.Of(value);
        if (value[0] == '/' && value[1..].IndexOf('/') is > 0 and <= 4 and var first && value[1..(first + 1)] is "dev" or "etc" or "home" or "var" or "tmp" or "usr" or "opt" or "run" or "srv" or "mnt" or "root" or "proc" or "sys")
            return look.Marks == 0;
        return look.Marks == 0 && (look.Turns < 3 || (hasExtension && (isRooted || (!look.IsRandom && look.Turns < 4))));
    }

    // What most values are that are looked at in vain.
    private static bool IsLetters(ReadOnlySpan<char> value)
    {
        foreach (char c in value)
        {
            if (!char.IsAsciiLetter(c))
                return false;
        }

        return true;
    }

    private static bool IsVariable(ReadOnlySpan<char> value)
    {
        if (value.Length == 1 || value[1] is '{' or '(' or '$' or '@' or '*' or '?')
            return true;
        // $NAME and $env:NAME, alone or before a path; a password may start with a dollar too, and then holds other marks or mixes digits in.
        int end = 1;
        while (end < value.Length && (char.IsAsciiLetterOrDigit(value[end]) || value[end] is '_' or ':' or '>' or '-' or '.' or '[' or ']'))
            end++;
        return end == value.Length || value[end] is '/' or ')' or '}' or ',' or ';' or '$' or '"' or '\'' or '%' or '@' or ':';
    }

    // op://vault/item, arn:aws:secretsmanager:…, ENC[…], http://…: where to look, not what is there.
    private static bool IsElsewhere(ReadOnlySpan<char> value) =>
        value.Contains("://", StringComparison.Ordinal) || value.StartsWith("arn:", StringComparison.Ordinal) || value.StartsWith("ENC[", StringComparison.Ordinal) || value.StartsWith("ENC(", StringComparison.Ordinal)
        || value.StartsWith("vault:", StringComparison.Ordinal) || value.StartsWith("ssm:", StringComparison.Ordinal) || (value[0] == '!' && !value[1..].ContainsAnyExcept(s_tag)) || (value.Length == 42 && value.StartsWith("0x", StringComparison.Ordinal) && TokenAlphabets.HasAll(TokenAlphabet.Hex, value[2..]));

    private static bool IsOneCharacter(ReadOnlySpan<char> value)
    {
        int same = 0;
        char most = value.Length > 2 ? value[value.Length / 2] : value[0];
        foreach (char c in value)
            same += c == most || c is '-' or '_' or '.' ? 1 : 0;
        return same == value.Length && (value.Length < 3 ? !char.IsAsciiLetterOrDigit(most) : most is 'x' or 'X' or '*' or '.' or '-' or '_' or '0' or '#' or '?' or 'a' or '~' or '…' or '•');
    }

    // %2f%2f%2f…: one character too, in a URL.
    private static bool IsOneEscape(ReadOnlySpan<char> value)
    {
        if (value.EndsWith("%3d", StringComparison.OrdinalIgnoreCase))
            value = value[..^3];
        return value.Length >= 12 && value.Length % 3 == 0 && value[3..].SequenceEqual(value[..^3]);
    }

    private static bool IsPattern(ReadOnlySpan<char> value) =>
        value.ContainsAny('[', '(', '\\') && (value.Contains("[A-Z", StringComparison.OrdinalIgnoreCase) || value.Contains("[0-9", StringComparison.Ordinal) || value.Contains("(?", StringComparison.Ordinal) || value.Contains("[^", StringComparison.Ordinal)
        || value.Contains("\\w", StringComparison.Ordinal) || value.Contains("\\S", StringComparison.Ordinal) || value.Contains("\\d{", StringComparison.Ordinal) || value.Contains("\\s*", StringComparison.Ordinal));

    // "prefix-${x}", "{user}-token", "{}".format(x): the rest is put in at run time.
    private static bool IsInterpolated(ReadOnlySpan<char> value)
    {
        int open = value.IndexOf('{');
        int close = open < 0 ? -1 : value[open..].IndexOf('}');
        return close > 0 && !value.Slice(open + 1, close - 1).ContainsAnyExcept(s_nameMarks) && !SecretLook.Of(value[..open]).IsRandom && !SecretLook.Of(value[(open + close)..]).IsRandom && !value[..open].ContainsAny(s_brackets);
    }

    // asdfasdfasdf: long, and of hardly any characters; 1111aaaa is not what a hand lying on the keyboard types.
    private static bool IsFiller(ReadOnlySpan<char> value)
    {
        if (value.Length < 12)
            return false;
        uint seen = 0;
        int digits = 0, letters = 0;
        foreach (char c in value)
        {
            seen |= 1u << (c & 31);
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            letters += char.IsAsciiLetter(c) ? 1 : 0;
        }

        return System.Numerics.BitOperations.PopCount(seen) <= Math.Clamp(value.Length / 12, 3, 6) && (digits < 4 || letters < 4);
    }

    private static bool StartsWithAny(ReadOnlySpan<char> value, string[] list)
    {
        foreach (string item in list)
        {
            if ((value[0] | 0x20) == item[0] && value.StartsWith(item, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
