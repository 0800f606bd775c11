using System.Text;

namespace Telemetry.Redaction;

/// <summary>One format of tokens, read from its line: a prefix, then a body of an alphabet and a length.</summary>
internal sealed class TokenShape
{
    /// <summary>How many characters its prefix has, in its own casing; two at least.</summary>
    public int PrefixLength { get; private init; }

    /// <summary>The least length of the body.</summary>
    public int Min { get; private init; }

    /// <summary>The greatest length of the body; a longer run is another format. Where it is large, there is no limit.</summary>
    public int Max { get; private init; }

    /// <summary>What the body is made of.</summary>
    public TokenAlphabet Alphabet { get; private init; }

    /// <summary>What the body must show besides.</summary>
    public TokenProof Proof { get; private init; }

    /// <summary>Reads the format on the line that starts here: <c>ghp_ 36 255 Alnum github-token Strict</c>, its proof may be left out.</summary>
    public static TokenShape Read(ReadOnlySpan<byte> line)
    {
        int prefix = Word(ref line).Length, min = Number(Word(ref line)), max = Number(Word(ref line));
        TokenAlphabet alphabet = AlphabetOf(Word(ref line));
        Word(ref line);
        return new TokenShape { PrefixLength = prefix, Min = min, Max = max, Alphabet = alphabet, Proof = ProofOf(line) };
    }

    /// <summary>What is left in the place of a token of the format on the line that starts here: <c>github-token</c>.</summary>
    public static string KindOf(ReadOnlySpan<byte> line)
    {
        for (int words = 0; words < 4; words++)
            Word(ref line);
        return Encoding.ASCII.GetString(Word(ref line));
    }

    /// <summary>Whether the word starts with the prefix of the format on the line that starts here.</summary>
    public static bool Starts(ReadOnlySpan<char> word, ReadOnlySpan<byte> line)
    {
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == ' ')
                return true;
            if (i >= word.Length || line[i] != word[i])
                return false;
        }

        return false;
    }

    private static ReadOnlySpan<byte> Word(scoped ref ReadOnlySpan<byte> line)
    {
        int length = 0;
        while (length < line.Length && line[length] > ' ')
            length++;
        ReadOnlySpan<byte> word = line[..length];
        // The end of the line stays, so that a proof left out is told from the next line.
        line = length < line.Length && line[length] == ' ' ? line[(length + 1)..] : line[length..];
        return word;
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        int number = 0;
        foreach (byte digit in digits)
            number = number * 10 + digit - '0';
        return number;
    }

    private static TokenAlphabet AlphabetOf(ReadOnlySpan<byte> name) => ((char)name[0], (char)name[1]) switch
    {
        ('D', 'i') => TokenAlphabet.Digits,
        ('H', _) => TokenAlphabet.Hex,
        ('L', _) => TokenAlphabet.Lower,
        ('U', 'p') => TokenAlphabet.Upper,
        ('A', 'l') => TokenAlphabet.Alnum,
        ('W', _) => TokenAlphabet.Word,
        ('U', 'r') => TokenAlphabet.Url,
        ('P', _) => TokenAlphabet.Padded,
        ('D', _) => TokenAlphabet.Dotted,
        ('B', _) => TokenAlphabet.Base64,
        ('A', _) => TokenAlphabet.Any,
        _ => TokenAlphabet.Uuid,
    };

    private static TokenProof ProofOf(ReadOnlySpan<byte> rest) => rest.IsEmpty ? TokenProof.Random : (char)rest[0] switch
    {
        'P' => TokenProof.Prefix,
        'N' => TokenProof.Numbered,
        'S' => TokenProof.Strict,
        'C' => TokenProof.Cased,
        'W' => TokenProof.Wordless,
        _ => TokenProof.Random,
    };
}
