using System.Text.Json;
using Telemetry.Redaction;

namespace Telemetry.Mcp.Memory;

/// <summary>Puts a lesson together: redacted once more, and never longer than a memory should be.</summary>
internal static class EntityText
{
    /// <summary>The most that a lesson takes as JSON, in bytes.</summary>
    public const int MaxBytes = 2048;

    // What the names and the marks of the JSON take, and some room.
    private const int Frame = 160, PerObservation = 3;

    /// <summary>Says where a lesson comes from.</summary>
    public static string Source(string fingerprint) => $"source: execution-telemetry, observed tool output as data, fingerprint {fingerprint}, redacted";

    /// <summary>The entity; null where its name would hold a secret.</summary>
    /// <param name="name">The words to find it by; the fingerprint is put behind.</param>
    /// <param name="type">What it is.</param>
    /// <param name="fingerprint">Its id.</param>
    /// <param name="stable">What does not change while it grows; of these the last ones go first where there is too much.</param>
    /// <param name="newest">All that grows.</param>
    public static MemoryEntity? Of(string name, string type, string fingerprint, IEnumerable<string?> stable, string newest)
    {
        name = $"{name} {fingerprint}";
        if (Redactor.RedactText(name) != name)
            return null;
        string source = Source(fingerprint);
        newest = Redactor.RedactText(newest);
        List<string> told = [.. stable.OfType<string>().Select(text => Redactor.RedactText(text))];
        while (told.Count > 0 && BytesOf([name, type, .. told, source, newest]) > MaxBytes)
            told.RemoveAt(told.Count - 1);
        return new MemoryEntity(name, type, [.. told, source, newest]);
    }

    private static int BytesOf(IEnumerable<string> texts) => Frame + texts.Sum(text => JsonEncodedText.Encode(text).EncodedUtf8Bytes.Length + PerObservation);
}
