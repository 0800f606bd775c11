namespace Telemetry.Redaction;

/// <summary>What a value is made of: enough to tell a made-up secret from a word, an identifier, a sentence or a path.</summary>
/// <remarks>
/// No entropy threshold: short secrets stay below any that spares identifiers. What tells them apart is how often a value changes between letters and digits
/// and between cases, which people's names do at word borders only.
/// </remarks>
internal readonly record struct SecretLook(int Length, int Digits, int Lowers, int Uppers, int Marks, int Blanks, int Others, int Turns, bool IsHex)
{
    private const int MaxLength = 512;

    /// <summary>The look of a value; of a long one, of its start.</summary>
    public static SecretLook Of(ReadOnlySpan<char> value)
    {
        int digits = 0, lowers = 0, uppers = 0, marks = 0, blanks = 0, others = 0, turns = 0;
        bool isHex = true;
        char previous = '\0';
        foreach (char c in value[..Math.Min(value.Length, MaxLength)])
        {
            if (char.IsAsciiDigit(c))
            {
                digits++;
                turns += char.IsAsciiLetter(previous) ? 1 : 0;
            }
            else if (char.IsAsciiLetterLower(c))
            {
                lowers++;
                turns += char.IsAsciiDigit(previous) ? 1 : 0;
            }
            else if (char.IsAsciiLetterUpper(c))
            {
                uppers++;
                // Camel case turns at each word; a lower letter followed by a capital is half a turn for it.
                turns += char.IsAsciiDigit(previous) || char.IsAsciiLetterLower(previous) ? 1 : 0;
            }
            else if (char.IsWhiteSpace(c))
            {
                blanks++;
            }
            else if (c is '!' or '@' or '#' or '$' or '%' or '^' or '&' or '*' or '+' or '~' or '?' or '=')
            {
                marks++;
            }
            else
            {
                others++;
            }

            isHex &= char.IsAsciiHexDigit(c);
            previous = c;
        }

        return new SecretLook(Math.Min(value.Length, MaxLength), digits, lowers, uppers, marks, blanks, others, turns, isHex);
    }

    /// <summary>How many letters.</summary>
    public int Letters => Lowers + Uppers;

    /// <summary>Whether nobody would write such a value by hand: long, of one piece, letters and digits mixed.</summary>
    public bool IsRandom
    {
        get
        {
            if (Length < 12 || Blanks > 0 || Digits == 0 && Turns < 4 || Letters == 0)
                return false;
            if (IsHex)
                return Length >= 16 && Turns >= 3;
            // Three turns for the first sixteen characters, then one for every ten: identifiers with numbers have fewer.
            return Turns + Marks >= 3 + (Length - 12) / 10;
        }
    }

    /// <summary>Whether it may be a password that somebody chose: letters with digits or marks among them.</summary>
    public bool IsChosen => Length >= 5 && Blanks == 0 && ((Letters > 0 && Digits + Marks > 0) || (Uppers > 1 && Lowers > 1 && Turns >= 3 && Length >= 8));
}
