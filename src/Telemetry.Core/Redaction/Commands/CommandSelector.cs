namespace Telemetry.Redaction;

/// <summary>One item of a program's form: which argument it selects, and which part of it is secret.</summary>
/// <remarks>
/// <c>-p</c> the value of a flag: next word, after <c>=</c>, or attached to a single letter; <c>#2</c> the second plain argument, <c>#$</c> the last; <c>*=</c> every <c>NAME=value</c>;
/// <c>@word</c> what follows a word; <c>&gt;start</c> the plain argument after one that starts so, <c>&gt;&gt;start</c> the second after it; <c>^start</c> the rest of an argument that starts so;
/// <c>?key=</c> the value of a key inside an argument; <c>/p:</c> the rest of a Windows flag, <c>/p</c> its next word.
/// Behind it: <c>+</c> only attached, <c>_</c> never attached, <c>~</c> also last in a cluster of letters, <c>!</c> takes a value that is not secret, <c>&lt;</c> the standard input is secret;
/// <c>: % , = /</c> secret is what follows this separator; <c>?</c> only what looks like a secret, <c>n</c> only behind a telling name, <c>v</c> one of both.
/// </remarks>
internal readonly struct CommandSelector
{
    private const string Marks = "+_~!<:%,=/?nv";

    private readonly ulong _marks;
    private readonly char _separator;

    public CommandSelector(ReadOnlySpan<char> item)
    {
        int end = item.Length;
        bool isWindows = item[0] == '/';
        // A name may end in a letter that is also a mark: only after a number or '=' are they marks.
        while (!isWindows && end > 1 && Marks.Contains(item[end - 1]) && (item[end - 1] is not ('n' or 'v') || !char.IsAsciiLetterLower(item[end - 2])) && !(item[0] is '^' or '?' or '@' && item[end - 1] is '=' or ':'))
            end--;
        Name = item[..end].ToString();
        Input = item[^1];
        foreach (char mark in item[end..])
        {
            _marks |= 1UL << mark;
            if (_separator == '\0' && mark is ':' or '%' or ',' or '=' or '/')
                _separator = mark;
        }

        TakesWord = Sort is '-' or '/' && !Has('+') && !Has('<') && Name[^1] is not (':' or '=');
        // What is ignored selects nothing, and numbers are asked by the form.
        if (Has('!') || Sort == '#')
            return;
        if (Sort is '.' or '<' or '*' or '?' || (Name is "-S" && Has('<')) || (Name.StartsWith("--", StringComparison.Ordinal) && Name.Length < 4))
            Starts = ulong.MaxValue;
        else if (Sort == '-' && Name.Length > 1)
            (Letters, LongFlags) = Name[1] == '-' ? (0, CommandTraits.LongFlag(Name[2], Name[3])) : (1UL << Name[1], 0UL);
        else
            Starts = 1UL << (Sort is '-' or '/' || char.IsAsciiLetter(Sort) ? Sort : Name.AsSpan().TrimStart(Sort)[0]);
    }

    /// <summary>What the argument is recognized by.</summary>
    public string Name { get; }

    /// <summary>What a lone <c>&lt;</c> says of the standard input, see <see cref="CommandReader.Input"/>.</summary>
    public char Input { get; }

    public char Sort => Name[0];

    /// <summary>Whether a flag's next word belongs to it.</summary>
    public bool TakesWord { get; }

    /// <summary>The words that it may select, as <see cref="CommandTraits"/> has them.</summary>
    public ulong Letters { get; }

    /// <inheritdoc cref="Letters"/>
    public ulong LongFlags { get; }

    /// <inheritdoc cref="Letters"/>
    public ulong Starts { get; }

    /// <summary>Whether the mark stands behind it. All of them differ in their last six bits.</summary>
    public bool Has(char mark) => (_marks >> mark & 1) != 0;

    /// <summary>Where the secret part of a value starts, or -1 when it has none.</summary>
    public int SecretOffset(ReadOnlySpan<char> value)
    {
        if (_separator == '\0' || Sort == '*')
            return 0;
        int at = value.IndexOf(_separator);
        return at < 0 || value[(at + 1)..].StartsWith("//", StringComparison.Ordinal) ? -1 : at + 1;
    }
}
