using System.Text;

namespace Telemetry.Storage;

/// <summary>Answers whether a call was recorded a moment ago, from the end of the store alone.</summary>
/// <remarks>
/// The hooks of a batch's calls have finished before the batch's own event comes, so their lines are near the end. Should other sessions have
/// written more than <see cref="MaxBytes"/> since, the answer is a wrong no; the reader then lets the call's own line win over the guess.
/// </remarks>
public sealed class StoreTail(string path)
{
    /// <summary>How far back is looked, in bytes: about 10,000 calls.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private const int FirstLookBytes = 64 * 1024;

    private byte[] _tail = [];
    private int _looked;

    /// <summary>True where a line near the end carries this id, in this session, or where the call was recorded and is forgotten since.</summary>
    public bool Holds(string? sessionId, string toolUseId)
    {
        // The two fields stand side by side in every line that the hook writes.
        string id = $"\"tool_use_id\":\"{toolUseId}\"";
        byte[] needle = Encoding.UTF8.GetBytes(string.IsNullOrEmpty(sessionId) ? id : $"\"session_id\":\"{sessionId}\",{id}");
        foreach (int bytes in (ReadOnlySpan<int>)[FirstLookBytes, MaxBytes])
        {
            if (_looked < bytes)
                Look(bytes);
            if (_tail.AsSpan().IndexOf(needle) >= 0)
                return true;
        }

        return IsForgotten(toolUseId);
    }

    // Looked at for the calls of a batch that seem never to have run, which are few.
    private bool IsForgotten(string toolUseId)
    {
        try
        {
            return File.Exists(ForgottenCalls.PathOf(path)) && ForgottenCalls.Read(path).Holds(toolUseId);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Look(int bytes)
    {
        _looked = bytes;
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            long length = RandomAccess.GetLength(file);
            var tail = new byte[Math.Min(length, bytes)];
            int read = 0, got;
            do
                read += got = RandomAccess.Read(file, tail.AsSpan(read), length - tail.Length + read);
            while (got > 0 && read < tail.Length);
            _tail = tail;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // No store yet: nothing is recorded.
        }
    }
}
