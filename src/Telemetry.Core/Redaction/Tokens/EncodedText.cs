using System.Runtime.CompilerServices;

namespace Telemetry.Redaction;

/// <summary>Secrets inside base64: nothing else tells encoded secrets from other encoded text than to decode it, once.</summary>
internal static class EncodedText
{
    private const int MinLength = 20, MaxText = 3072, MaxUser = 40;

    /// <summary>Adds what in a run of base64 characters decodes to a text that holds a secret: the encoded whole.</summary>
    public static void Match(ReadOnlySpan<char> text, int start, int end, ref Findings findings)
    {
        // What stands before an equals sign is a name.
        for (int i = start; i < end;)
        {
            int equals = text[i..end].IndexOf('=');
            int partEnd = equals < 0 ? end : i + equals;
            if (partEnd - i >= MinLength)
                MatchPart(text, i, partEnd, ref findings);
            i = partEnd + 1;
        }
    }

    [SkipLocalsInit]
    private static void MatchPart(ReadOnlySpan<char> text, int start, int end, ref Findings findings)
    {
        // Of text, every fourth character of base64 says no more than a letter, so a look at three of them tells most other words.
        Span<char> decoded = stackalloc char[MaxText];
        int length = Base64Text.Decode(text[start..end], decoded);
        if (length < MinLength / 2)
            return;
        Findings inner = TextScan.Of(decoded[..length], isDecoded: true);
        bool isLogin = inner.Count == 0 && IsLogin(decoded[..length].TrimEnd('\n'));
        if (inner.Count == 0 && !isLogin)
            return;
        while (end < text.Length && text[end] == '=')
            end++;
        findings.Add(start, end, isLogin ? "credential" : inner.Merged()[0].Kind);
    }

    // user:password, as Basic has it. Ids of nodes (User:ck2f…) name a type, in capitals, or have no capitals behind it.
    private static bool IsLogin(ReadOnlySpan<char> decoded)
    {
        int colon = decoded.IndexOf(':');
        if (colon is < 2 or > MaxUser || !char.IsAsciiLetterLower(decoded[0]) || decoded[..colon].ContainsAny(' ', '/', '='))
            return false;
        ReadOnlySpan<char> password = decoded[(colon + 1)..];
        return password.Length is >= 8 and <= 64 && !password.ContainsAny(':', '/', '=') && SecretLook.Of(password) is { Blanks: 0, Uppers: > 0, Lowers: > 0, Digits: > 0, IsRandom: true };
    }
}
