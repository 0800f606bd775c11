using System.Text;

namespace Telemetry.Storage;

/// <summary>The lessons that are to reach a memory server, and what became of each.</summary>
/// <remarks>
/// A file beside the store, for its owner only; appended to, a JSON line for each change, of which the last one of a lesson holds. Whoever changes it takes
/// an <see cref="OutboxTurn"/>; reading needs none. A process that dies between sending a lesson and writing that down leaves it pending, so it is sent
/// again: at least once, and under the same name.
/// </remarks>
public sealed class Outbox
{
    private readonly Dictionary<string, OutboxEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>Where the file is.</summary>
    public static string PathOf(string storePath) => storePath + ".outbox";

    /// <summary>Reads the outbox of a store; an empty one where there is none. Lines that are torn or foreign are passed over.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static Outbox Read(string storePath)
    {
        var outbox = new Outbox();
        string path = PathOf(storePath);
        if (!File.Exists(path))
            return outbox;
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), Encoding.UTF8);
        while (reader.ReadLine() is string line)
            outbox.Take(OutboxLine.Read(line));
        return outbox;
    }

    /// <summary>All lessons, in the order they first came.</summary>
    public IReadOnlyCollection<OutboxEntry> Entries => _entries.Values;

    /// <summary>Why nothing could be sent the last time; null where something could, or nothing was tried.</summary>
    public OutboxTrouble? Trouble { get; private set; }

    /// <summary>Where a lesson stands; null where it was never here.</summary>
    public OutboxEntry? Of(string fingerprint) => _entries.GetValueOrDefault(fingerprint);

    /// <summary>How many lessons are in a state.</summary>
    public int Count(OutboxState state) => _entries.Values.Count(entry => entry.State == state);

    internal void Take(object? line)
    {
        if (line is OutboxTrouble trouble)
            Trouble = trouble;
        if (line is not OutboxEntry entry)
            return;
        _entries[entry.Fingerprint] = entry;
        // The server spoke of this very lesson.
        if (entry.State is OutboxState.Sent or OutboxState.Refused || entry.Attempts > 0)
            Trouble = null;
    }
}
