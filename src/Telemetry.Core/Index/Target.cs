using Telemetry.Records;

namespace Telemetry.Index;

/// <summary>What a call is about, as a number: the file, address, pattern or command among its parameters.</summary>
public static class Target
{
    // In this order: the first that is there is the target.
    private static readonly byte[][] s_names = [.. new[] { "file_path", "notebook_path", "command", "url", "path", "pattern", "query" }.Select(n => System.Text.Encoding.ASCII.GetBytes($"\"{n}\""))];

    /// <summary>The number of a target that is given as text. Two texts share a number with odds of 1 in 4 billion.</summary>
    public static uint Of(string text) => text.Length == 0 ? 0 : Number(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>The number of the target among stored parameters; 0 where there is none.</summary>
    internal static uint Find(ReadOnlySpan<byte> parameters, out ReadOnlySpan<byte> text, out bool isCommand)
    {
        text = default;
        isCommand = false;
        for (int i = 0; i < s_names.Length; i++)
        {
            int at = parameters.IndexOf(s_names[i]);
            if (at < 0)
                continue;
            ReadOnlySpan<byte> rest = parameters[(at + s_names[i].Length)..].TrimStart(" :"u8);
            if (rest.IsEmpty || rest[0] != '"')
                continue;
            text = rest[1..EndOfString(rest)];
            isCommand = i == 2;
            return Number(text);
        }

        return 0;
    }

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
