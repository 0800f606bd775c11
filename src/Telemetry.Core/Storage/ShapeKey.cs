namespace Telemetry.Storage;

/// <summary>The key of the fingerprints in a store, in a file beside it: 16 random bytes that never change.</summary>
/// <remarks>
/// Made by whoever needs it first. All who find none append 16 bytes of their own, each in one write, and then all read the first 16: so those who come
/// at once agree, and one that is broken off leaves nothing that would have to be repaired.
/// </remarks>
public static class ShapeKey
{
    private const int Bytes = 16;

    /// <summary>Where the key is.</summary>
    public static string PathOf(string storePath) => storePath + ".key";

    /// <summary>The key; null where there is none that can be read.</summary>
    public static byte[]? Find(string storePath)
    {
        try
        {
            using var file = File.OpenHandle(PathOf(storePath), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var key = new byte[Bytes];
            return RandomAccess.Read(file, key, 0) == Bytes ? key : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The key, made where there is none. Where it can neither be read nor made, one for this process alone: what it marks, no other process knows again.</summary>
    /// <param name="storePath">The store.</param>
    /// <param name="problem">Why the key is for this process alone; null where it is not.</param>
    public static byte[] FindOrMake(string storePath, out string? problem)
    {
        problem = null;
        if (Find(storePath) is byte[] found)
            return found;
        byte[] made = Random();
        using (AppendHandle? file = AppendHandle.TryOpen(PathOf(storePath), out string? refusal))
            problem = file is null ? refusal : file.Write(made);
        if (Find(storePath) is byte[] agreed)
        {
            problem = null;
            return agreed;
        }

        problem = $"the key of shapes, {PathOf(storePath)}: {problem ?? "could not read it"}";
        return made;
    }

    // Guids come from the system's own source of random numbers, without the cryptography library that takes a hook 2 ms to load. Six bits of one are
    // fixed; those of the other are elsewhere.
    private static byte[] Random()
    {
        byte[] one = Guid.NewGuid().ToByteArray(), other = Guid.NewGuid().ToByteArray();
        for (int i = 0; i < Bytes; i++)
            one[i] ^= other[(i + 4) % Bytes];
        return one;
    }
}
