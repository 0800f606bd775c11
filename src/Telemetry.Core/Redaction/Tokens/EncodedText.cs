using System.Runtime.CompilerServices;

namespace Telemetry.Redaction;

/// <summary>Secrets inside base64: nothing else tells encoded secrets from other encoded text than to decode it, once.</summary>
internal static class EncodedText
{
    private const int MinLength = 20, MaxText = 3072;

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
        if (inner.Count == 0)
            return;
        while (end < text.Length && text[end] == '=')
            end++;
        findings.Add(start, end, inner.Merged()[0].Kind);
    }
}
