using System.Buffers;

namespace Telemetry.Redaction;

/// <summary>Keys that are known by a mark inside them, mostly Microsoft's identifiable keys, within one run of base64-like characters.</summary>
/// <remarks>
/// Each mark has its place, counted from the end of a key of a known length, so a run costs one look per stretch however long it is. Hashes lack
/// the marks: a mark of four fixed characters at one place meets a random hash once in sixteen million.
/// </remarks>
internal static class SignedKeys
{
    // The shortest key of letters and digits only.
    private const int LeastWord = 40;

    private static readonly SearchValues<char> s_base64 = SearchValues.Create(TokenAlphabets.Characters(TokenAlphabet.Url) + "+/");

    /// <summary>Adds the keys within the run.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the run starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="runs">The runs of the text's map.</param>
    /// <param name="findings">What was found.</param>
    public static void Match(ReadOnlySpan<char> text, int start, int end, scoped in MapRuns runs, ref Findings findings)
    {
        for (int i = start; i < end; i++)
        {
            int from = i;
            i = text[i..end].IndexOfAnyExcept(s_base64) is var stop and >= 0 ? i + stop : end;
            int length = i - from;
            if (length >= 32)
            {
                int padding = 0;
                while (padding < 2 && i + padding < end && text[i + padding] == '=')
                    padding++;
                if (IsMaven(text, from, i + padding))
                    findings.Add(from, i + padding, "maven-password");
                else if (KindOf(text.Slice(from, length), padding) is { } kind)
                    findings.Add(from, i + padding, kind);
                else
                    MatchWords(text, from, i, padding, runs, ref findings);
            }
        }
    }

    // Keys of base64 as a whole: 64 bytes, 32 bytes, and 39 bytes without padding.
    private static string? KindOf(ReadOnlySpan<char> key, int padding) => (key.Length, padding) switch
    {
        (86, 2) => key.Slice(76, 4) switch
        {
            "+ASt" => "azure-storage-key",
            "ACDb" => "azure-cosmos-key",
            "+ABa" => "azure-batch-key",
            "+AMC" => "azure-ml-key",
            "APIM" => "azure-api-management-key",
            _ => null,
        },
        (43, 1) => key.Slice(33, 4) switch
        {
            "+ARm" => "azure-relay-key",
            "+AEh" => "azure-event-hub-key",
            "+ASb" => "azure-service-bus-key",
            "AIoT" => "azure-iot-key",
            "AzCa" => "azure-redis-key",
            "AZEG" => "azure-event-grid-key",
            _ => null,
        },
        (54, 2) when key.Slice(44, 4) is "AzFu" => "azure-function-key",
        (52, 0) => key.Slice(42, 4) switch
        {
            "+ACR" => "azure-container-registry-key",
            "AzSe" => "azure-search-key",
            _ => null,
        },
        _ => IsPkcs12(key) ? "pkcs12-key" : null,
    };

    // Letters and digits only: what is glued to a path or a name by a slash or a hyphen.
    private static void MatchWords(ReadOnlySpan<char> text, int start, int end, int padding, scoped in MapRuns runs, ref Findings findings)
    {
        for (int i = start; runs.NextStretch(i, end, LeastWord, isPlain: true, out int to) is >= 0 and var from; i = to + 1)
        {
            ReadOnlySpan<char> word = text[from..to];
            string? kind = word.Length switch
            {
                40 when word.EndsWith("NRAL", StringComparison.Ordinal) => "newrelic-key",
                50 when word.Slice(10, 3) is "msh" && word.Slice(35, 3) is "jsn" => "rapidapi-key",
                52 when word.Slice(42, 4) is "AzSe" => "azure-search-key",
                84 or 86 or 88 when word.Slice(52, 5) is "JQQJ9" => "azure-key",
                _ => null,
            };
            if (kind is not null)
                findings.Add(from, to == end ? to + padding : to, kind);
        }
    }

    // PKCS #12 is a sequence that starts with version 3 (RFC 7292).
    private static bool IsPkcs12(ReadOnlySpan<char> key) =>
        key.StartsWith("MI", StringComparison.Ordinal) && key.Length >= 64 && key.Slice(4, 8).IndexOf("IBAzC") >= 0;

    // <password>{base64}</password>: Maven writes what it has encrypted in braces, of which its guide escapes the second one.
    private static bool IsMaven(ReadOnlySpan<char> text, int start, int end)
    {
        if (start < 2 || text[start - 1] != '{' || text[start - 2] != '>' || end - start < 40 || (end - start) % 4 != 0)
            return false;
        ReadOnlySpan<char> rest = text[end..].TrimStart('\\');
        return rest.StartsWith("}<", StringComparison.Ordinal) && TokenBody.LooksRandom(text[start..end]);
    }
}
