using System.Text.Json;

namespace Telemetry.Benchmarks.Secrets;

/// <summary>What became of one case.</summary>
/// <remarks>All ways into the store are held to this one scoring.</remarks>
internal sealed record CaseResult(SecretCase Case)
{
    /// <summary>The stored parameters and, of a failed call, the stored error, as JSON; null where the call left no line.</summary>
    public string? Stored { get; private init; }

    /// <summary>The secrets that can still be read, and parts of secrets before the cut.</summary>
    public IReadOnlyList<string> Left { get; private init; } = [];

    /// <summary>What had to stay, would have fitted, and is not there.</summary>
    public IReadOnlyList<string> Lost { get; private init; } = [];

    /// <summary>True where the stored parameters or error differ from what came in, the cut aside.</summary>
    public bool IsChanged { get; private init; }

    /// <summary>How many of the secrets lie beyond the cut, so that they are gone without being seen.</summary>
    public int SecretsBeyond { get; private init; }

    /// <summary>How many of the strings to keep lie beyond the cut.</summary>
    public int KeepBeyond { get; private init; }

    /// <summary>True where a secret counts as gone, yet half of it or more (at least 8 characters) can still be read.</summary>
    public bool IsPartlyLeft { get; private init; }

    /// <summary>True where a case with secrets lost all of them.</summary>
    public bool IsClean => Stored is not null && Left.Count == 0 && (Case.Secrets.Count > 0 || IsChanged);

    /// <summary>True where a look-alike did not stay as it was.</summary>
    public bool IsSpoilt => !Case.HasSecrets && IsChanged;

    /// <summary>True where the case is listed as a miss.</summary>
    public bool IsMiss => Case.HasSecrets ? !IsClean || Lost.Count > 0 : IsChanged;

    /// <summary>Scores a case by the line that its call left.</summary>
    /// <param name="given">The case.</param>
    /// <param name="line">The line, without its newline; empty where there is none, which is a miss for any case.</param>
    public static CaseResult Of(SecretCase given, ReadOnlyMemory<byte> line)
    {
        var input = new CutInput(given);
        string[] keep = [.. given.Keep.Where(input.Texts.Hold)];
        var result = new CaseResult(given)
        {
            SecretsBeyond = given.Secrets.Count(secret => !input.Texts.Hold(secret) && !input.PartsBeforeTheCut(secret).Any()),
            KeepBeyond = given.Keep.Count - keep.Length,
        };
        if (line.IsEmpty)
            return result with { Lost = keep, IsChanged = true };

        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement stored = document.RootElement;
        StoredTexts texts = StoredTexts.Of(stored);
        JsonElement parameters = stored.GetProperty("params");
        string? error = stored.TryGetProperty("error", out JsonElement text) ? text.GetString() : null;
        string[] left = [.. given.Secrets.Concat(given.Secrets.SelectMany(input.PartsBeforeTheCut)).Distinct().Where(texts.Hold)];
        return result with
        {
            Stored = parameters.GetRawText() + (error is null ? "" : $" {text.GetRawText()}"),
            Left = left,
            Lost = [.. keep.Where(kept => !texts.Hold(kept))],
            IsChanged = !JsonElement.DeepEquals(parameters, input.Params) || error != input.Error,
            IsPartlyLeft = given.Secrets.Any(secret => !left.Contains(secret) && Halves(secret).Any(texts.HoldAsIs)),
        };
    }

    private static IEnumerable<string> Halves(string secret)
    {
        int length = Math.Max(8, (secret.Length + 1) / 2);
        for (int i = 0; i + length <= secret.Length; i++)
            yield return secret.Substring(i, length);
    }
}
