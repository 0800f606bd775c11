using System.Numerics;

namespace Telemetry.Redaction;

/// <summary>Splits a command into its arguments, as a shell does. What takes more than a look at masks is read by a <see cref="CommandCursor"/>.</summary>
internal ref struct CommandSplitter(ReadOnlySpan<char> text, int start, in CommandPlace place)
{
    private readonly ReadOnlySpan<char> _text = text;
    private CommandCursor _cursor = new(text, place);

    /// <inheritdoc cref="CommandLine.Count"/>
    public int Count { get; private set; }

    /// <inheritdoc cref="CommandLine.Starts"/>
    public ulong Starts { get; private set; }

    /// <inheritdoc cref="CommandLine.Flags"/>
    public ulong Flags { get; private set; }

    /// <inheritdoc cref="CommandLine.Blanks"/>
    public ulong Blanks { get; private set; }

    /// <inheritdoc cref="CommandLine.Slashes"/>
    public ulong Slashes { get; private set; }

    /// <inheritdoc cref="CommandLine.End"/>
    public int End { get; private set; } = start;

    /// <inheritdoc cref="CommandLine.HereText"/>
    public readonly (int Start, int End) HereText => _cursor.HereText;

    /// <inheritdoc cref="CommandLine.HereMark"/>
    public readonly (int Start, int End) HereMark => _cursor.HereMark;

    /// <inheritdoc cref="CommandLine.Target"/>
    public readonly (int Start, int End) Target => _cursor.Target;

    /// <inheritdoc cref="CommandLine.IsCode"/>
    public bool IsList { get; } = place.IsList;

    /// <summary>Splits the command. What comes next cannot be guessed, so that words of ordinary characters between blanks, as most are, are noted without branches.</summary>
    /// <param name="words">Receives the words.</param>
    public void Split(Span<CommandWord> words)
    {
        ReadOnlySpan<char> text = _text;
        ulong starts = 0, flags = 0, slashes = 0, blanks = 0, bit = 1;
        int count = 0, i = End;
        CommandRuns runs = CommandRuns.None;
        while (count < words.Length && i < text.Length)
        {
            if (text[i] == ' ')
            {
                i++;
                continue;
            }

            if ((uint)(i - runs.Start) >= CommandRuns.Size)
                runs = CommandRuns.At(text, i);
            ulong others = runs.Others >> (i - runs.Start), joints = runs.Joints >> (i - runs.Start);
            int end = i + BitOperations.TrailingZeroCount(others);
            if (others != 0 && end != i && (end == text.Length || text[end] is ' ' or '\n'))
            {
                char first = text[i];
                starts |= 1UL << first;
                flags |= first == '-' & end - i > 1 ? bit : 0;
                slashes |= (joints & ~others & (others - 1)) != 0 ? bit : 0;
                words[count] = new CommandWord(i, end, i, end);
                i = end;
            }
            else
            {
                CommandWord word = _cursor.Next(ref i);
                if (word.RawEnd == word.RawStart)
                    break;
                slashes |= bit;
                blanks |= text[word.Start..word.End].ContainsAny(' ', '\n') ? bit : 0;
                if (word.End > word.Start)
                {
                    starts |= 1UL << text[word.Start];
                    flags |= text[word.Start] == '-' & word.End - word.Start > 1 ? bit : 0;
                }

                words[count] = word;
            }

            count++;
            bit <<= 1;
        }

        End = i;
        (Count, Starts, Flags, Slashes, Blanks) = (count, starts, flags, slashes, blanks);
    }
}
