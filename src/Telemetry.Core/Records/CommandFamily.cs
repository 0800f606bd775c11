namespace Telemetry.Records;

/// <summary>Shell commands are not one tool: names a command by its program and subcommand, as in <c>git status</c> or <c>pytest</c>.</summary>
/// <remarks>Works on the stored JSON text of the command, so that nothing is decoded: an escape ends a word, which is right for quotes and line ends.</remarks>
internal static class CommandFamily
{
    /// <summary>The longest family, in bytes.</summary>
    public const int MaxBytes = 2 * MaxWordBytes + 1;

    private const int MaxWordBytes = 40;

    // Programs whose first argument names what they do.
    private static readonly string[] s_withSubcommand =
    [
        "apt", "apt-get", "aws", "az", "brew", "bun", "bundle", "cargo", "claude", "composer", "deno", "docker", "dotnet", "flutter", "gcloud", "gh", "git",
        "go", "gradle", "helm", "jj", "just", "kubectl", "make", "mise", "mix", "mvn", "npm", "npx", "nx", "pip", "pnpm", "poetry", "rails", "rtk", "rustup",
        "swift", "systemctl", "task", "terraform", "turbo", "uv", "yarn",
    ];

    private static readonly string[] s_prefixes = ["sudo", "time", "nohup", "env", "command", "exec", "timeout", "then", "do", "!", "("];

    /// <summary>Writes the family of a command.</summary>
    /// <param name="command">The command as it stands in the JSON.</param>
    /// <param name="family">Room for <see cref="MaxBytes"/>.</param>
    /// <returns>The family's length in bytes; 0 where the command has none.</returns>
    public static int Write(ReadOnlySpan<byte> command, Span<byte> family)
    {
        ReadOnlySpan<byte> word = NextWord(ref command);
        // Bounded, so that a command of nothing but prefixes ends too.
        for (int i = 0; i < 20 && !word.IsEmpty && IsPrefix(word, ref command); i++)
            word = NextWord(ref command);
        word = word[(word.LastIndexOf((byte)'/') + 1)..];
        if (word.IsEmpty || word.Length > MaxWordBytes || !IsName(word))
            return 0;
        word.CopyTo(family);
        if (!IsOneOf(word, s_withSubcommand))
            return word.Length;
        int length = word.Length;
        ReadOnlySpan<byte> sub = NextWord(ref command);
        for (int i = 0; i < 6 && sub.StartsWith((byte)'-'); i++)
        {
            if (sub.SequenceEqual("-C"u8))
                NextWord(ref command);
            sub = NextWord(ref command);
        }

        if (sub.IsEmpty || sub.Length > MaxWordBytes || !IsName(sub) || !char.IsAsciiLetter((char)sub[0]))
            return length;
        family[length] = (byte)' ';
        sub.CopyTo(family[(length + 1)..]);
        return length + 1 + sub.Length;
    }

    // What comes before the program: going elsewhere first, variables, and programs that only start another.
    private static bool IsPrefix(scoped ReadOnlySpan<byte> word, ref ReadOnlySpan<byte> rest)
    {
        if (word.SequenceEqual("cd"u8))
        {
            int end = rest.IndexOfAny("&;"u8);
            if (end < 0)
                return false;
            rest = rest[end..].TrimStart("&;"u8);
            return true;
        }

        if (word.SequenceEqual("timeout"u8))
        {
            ReadOnlySpan<byte> ahead = rest;
            while (NextWord(ref ahead) is { IsEmpty: false } option && (option[0] == '-' || char.IsAsciiDigit((char)option[0])))
                rest = ahead;
            return true;
        }

        return IsOneOf(word, s_prefixes) || word[0] == '#' || IsAssignment(word);
    }

    private static bool IsAssignment(ReadOnlySpan<byte> word)
    {
        int equals = word.IndexOf((byte)'=');
        return equals > 0 && (char.IsAsciiLetter((char)word[0]) || word[0] == '_') && IsName(word[..equals]);
    }

    private static bool IsName(ReadOnlySpan<byte> word)
    {
        foreach (byte b in word)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'_' or (byte)'-' or (byte)'.' or (byte)':' or (byte)'+'))
                return false;
        }

        return true;
    }

    private static ReadOnlySpan<byte> NextWord(ref ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \t"u8);
        int end = rest.IndexOfAny(s_wordEnds);
        if (end == 0 && rest[0] == '(')
            end = 1;
        ReadOnlySpan<byte> word = end < 0 ? rest : rest[..end];
        rest = rest[word.Length..];
        return word;
    }

    private static readonly System.Buffers.SearchValues<byte> s_wordEnds = System.Buffers.SearchValues.Create(" \t\\;|&<>()"u8);

    private static bool IsOneOf(ReadOnlySpan<byte> word, string[] list)
    {
        foreach (string item in list)
        {
            if (word.Length == item.Length && word[0] == item[0] && System.Text.Ascii.Equals(word, item))
                return true;
        }

        return false;
    }
}
