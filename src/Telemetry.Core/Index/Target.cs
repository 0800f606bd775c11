using Telemetry.Records;

namespace Telemetry.Index;

/// <summary>What a call is about, as a number: the file, address, pattern or command among its parameters.</summary>
public static class Target
{
    private const int FilePath = 0, NotebookPath = 1, Command = 2, Path = 4, Pattern = 5;

    // In this order: the first that is there is the target.
    private static readonly byte[][] s_names = [.. new[] { "file_path", "notebook_path", "command", "url", "path", "pattern", "query" }.Select(n => System.Text.Encoding.ASCII.GetBytes($"\"{n}\""))];

    /// <summary>The number of a target that is given as text. Two texts share a number with odds of 1 in 4 billion.</summary>
    public static uint Of(string text) => text.Length == 0 ? 0 : Number(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>The number of the target among stored parameters; 0 where there is none.</summary>
    /// <param name="parameters">The parameters as stored.</param>
    /// <param name="text">The target's text as it stands in the JSON.</param>
    /// <param name="isCommand">True for a shell command.</param>
    /// <param name="name">What is looked for, wherever it is: the number of a search's pattern, else of a path's last part; 0 for all others.</param>
    /// <param name="folder">The number of a path without its last part; 0 for all others.</param>
    internal static uint Find(ReadOnlySpan<byte> parameters, out ReadOnlySpan<byte> text, out bool isCommand, out uint name, out uint folder)
    {
        text = default;
        isCommand = false;
        name = folder = 0;
        for (int i = 0; i < s_names.Length; i++)
        {
            if (!TryFind(parameters, s_names[i], out text))
                continue;
            isCommand = i == Command;
            name = i switch
            {
                Path => TryFind(parameters, s_names[Pattern], out ReadOnlySpan<byte> pattern) ? Number(pattern) : NameOf(text),
                FilePath or NotebookPath => NameOf(text),
                Pattern => Number(text),
                _ => 0,
            };
            if (i is FilePath or NotebookPath or Path && text.LastIndexOfAny((byte)'/', (byte)'\\') is > 0 and int end)
                folder = Number(text[..end]);
            return Number(text);
        }

        return 0;
    }

    /// <summary>True where the parameters ask for a part of what they name: from some line or page on, or no further than that.</summary>
    internal static bool IsPaged(ReadOnlySpan<byte> parameters) =>
        parameters.IndexOf("\"offset\":"u8) >= 0 || parameters.IndexOf("\"limit\":"u8) >= 0 || parameters.IndexOf("\"pages\":"u8) >= 0;

    private static bool TryFind(ReadOnlySpan<byte> parameters, byte[] name, out ReadOnlySpan<byte> text)
    {
        text = default;
        int at = parameters.IndexOf(name);
        if (at < 0)
            return false;
        ReadOnlySpan<byte> rest = parameters[(at + name.Length)..].TrimStart(" :"u8);
        if (rest.IsEmpty || rest[0] != '"')
            return false;
        text = rest[1..EndOfString(rest)];
        return true;
    }

    private static uint NameOf(ReadOnlySpan<byte> path) => Number(path[(path.LastIndexOfAny((byte)'/', (byte)'\\') + 1)..]);

    private static uint Number(ReadOnlySpan<byte> text) => (uint)(ByteHash.Of(text) >> 32) | 1;

    private static int EndOfString(ReadOnlySpan<byte> quoted)
    {
        int i = 1;
        while (true)
        {
            int found = quoted[i..].IndexOfAny((byte)'"', (byte)'\\');
            if (found < 0)
                return quoted.Length;
            i += found;
            if (quoted[i] == '"')
                return i;
            i = Math.Min(i + 2, quoted.Length);
        }
    }
}
