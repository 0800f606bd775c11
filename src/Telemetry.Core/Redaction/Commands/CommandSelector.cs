namespace Telemetry.Redaction;

/// <summary>One item of a program's form: which argument it selects, and which part of it is secret.</summary>
/// <remarks>
/// <c>-p</c> the value of a flag: next word, after <c>=</c>, or attached to a single letter; <c>#2</c> the second plain argument, <c>#$</c> the last; <c>*=</c> every <c>NAME=value</c>;
/// <c>@word</c> what follows a word; <c>&gt;start</c> the plain argument after one that starts so, <c>&gt;&gt;start</c> the second after it; <c>^start</c> the rest of an argument that starts so;
/// <c>?key=</c> the value of a key inside an argument; <c>/p:</c> the rest of a Windows flag, <c>/p</c> its next word.
/// Behind it: <c>+</c> only attached, <c>_</c> never attached, <c>~</c> also last in a cluster of letters, <c>!</c> takes a value that is not secret, <c>&lt;</c> the standard input is secret;
/// <c>: % , = /</c> secret is what follows this separator; <c>?</c> only what looks like a secret, <c>n</c> only behind a telling name, <c>v</c> one of both.
/// </remarks>
internal readonly ref struct CommandSelector
{
    private const string Marks = "+_~!<:%,=/?nv";

    public CommandSelector(ReadOnlySpan<char> item)
    {
        int end = item.Length;
        bool isWindows = item[0] == '/';
        // A name may end in a letter that is also a mark: only after a number or '=' are they marks.
        while (!isWindows && end > 1 && Marks.Contains(item[end - 1]) && (item[end - 1] is not ('n' or 'v') || !char.IsAsciiLetterLower(item[end - 2])) && !(item[0] is '^' or '?' or '@' && item[end - 1] is '=' or ':'))
            end--;
        Name = item[..end];
        Suffix = item[end..];
    }

    /// <summary>What the argument is recognized by.</summary>
    public ReadOnlySpan<char> Name { get; }

    /// <summary>The marks behind it.</summary>
    public ReadOnlySpan<char> Suffix { get; }

    public char Sort => Name[0];

    public bool Has(char mark) => Suffix.Contains(mark);

    /// <summary>Whether a flag's next word belongs to it.</summary>
    public bool TakesWord => Sort is '-' or '/' && !Has('+') && !Has('<') && Name[^1] is not (':' or '=');

    /// <summary>Where the secret part of a value starts, or -1 when it has none.</summary>
    public int SecretOffset(ReadOnlySpan<char> value)
    {
        if (Sort == '*')
            return 0;
        foreach (char mark in Suffix)
        {
            if (mark is not (':' or '%' or ',' or '=' or '/'))
                continue;
            int at = value.IndexOf(mark);
            return at < 0 || value[(at + 1)..].StartsWith("//", StringComparison.Ordinal) ? -1 : at + 1;
        }

        return 0;
    }
}
