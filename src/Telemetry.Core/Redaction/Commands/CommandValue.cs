namespace Telemetry.Redaction;

/// <summary>Tells a secret argument from what else stands in its place: a variable, a placeholder, a port mapping, a word of a sentence.</summary>
internal static class CommandValue
{
    /// <summary>Whether the argument is a secret in no case.</summary>
    public static bool IsHarmless(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty || value.ContainsOnly("*x.Xy-…•#?"))
            return true;
        if (value[0] == '$')
            return IsVariable(value);
        if (HarmlessValue.IsReference(value) && (value[0] != '%' || (value.Length > 2 && value[^1] == '%')) && (value[0] != '{' || (value[^1] == '}' && !value.Contains('"'))) && (value[0] != '<' || value[^1] == '>'))
            return true;
        return value[0] == '`' || IsPlaceholder(value) || IsElsewhere(value) || IsNumeric(value, ":") || value is "y" or "n" or "yes" or "no" or "\\" or "stdin" or "prompt";
    }

    /// <summary>Whether the argument looks like a secret even where nothing else says so: long enough, mixed, and no path, address or number.</summary>
    public static bool LooksSecret(ReadOnlySpan<char> value)
    {
        if (value.Length < 6 || value.ContainsAny(" \t\r\n") || value[0] is '/' or '.' or '~' or '-' || value.Contains("://", StringComparison.Ordinal) || value.Contains("$(", StringComparison.Ordinal))
            return false;
        bool hasLetter = value.ContainsAnyInRange('a', 'z') || value.ContainsAnyInRange('A', 'Z');
        return hasLetter && value.ContainsAnyInRange('0', '9') && !IsNumeric(value, ".:x/");
    }

    /// <summary>Whether a text looks like a secret where most texts are none: small and capital letters, digits, no blank.</summary>
    public static bool LooksRandom(ReadOnlySpan<char> value) =>
        value.Length >= 10 && LooksSecret(value) && value.ContainsAnyInRange('a', 'z') && value.ContainsAnyInRange('A', 'Z');

    /// <summary>Whether a bare word belongs to a sentence about a command, not to the command: "docker login -p is needed".</summary>
    public static bool IsProse(ReadOnlySpan<char> value) =>
        value.TrimEnd(",.:;") is "a" or "an" or "the" or "is" or "are" or "was" or "for" or "to" or "in" or "of" or "on" or "or" or "and" or "with" or "if" or "as" or "by" or "it" or "flag" or "flags" or "option" or "options" or "will"
            or "can" or "must" or "should" or "not" or "does" or "from" or "at" or "that" or "this" or "when" or "then" or "instead" or "parameter" or "argument" or "arguments" or "but" or "fails" or "failed" or "works" or "command" or "via" or "because" or "→";

    /// <summary>Whether a name is one of a thing that is shown: a user, a host.</summary>
    public static bool IsPlainName(ReadOnlySpan<char> name)
    {
        int last = name.LastIndexOfAny('_', '-', '.');
        ReadOnlySpan<char> word = name[(last + 1)..];
        return word.Length <= 12 && Lower(word, stackalloc char[12]) is "user" or "username" or "login" or "email" or "mail" or "host" or "hostname" or "port" or "db" or "database" or "dbname" or "name" or "url" or "uri" or "endpoint" or "region"
            or "ttl" or "policies" or "policy" or "type" or "id" or "env" or "environment" or "method" or "role" or "path" or "enabled" or "version" or "server" or "address" or "domain";
    }

    private static ReadOnlySpan<char> Lower(ReadOnlySpan<char> word, Span<char> buffer) => buffer[..word.ToLowerInvariant(buffer)];

    // $NAME, ${NAME}, $(cat file), $env:NAME, "$1": a password may begin with a dollar too.
    private static bool IsVariable(ReadOnlySpan<char> value)
    {
        if (value.Length < 2 || value[1] is '{' or '(' or '@' or '$')
            return true;
        int i = 1;
        while (i < value.Length && (char.IsAsciiLetterOrDigit(value[i]) || value[i] is '_' or ':' or '.'))
            i++;
        return i == value.Length || value[i] is '$' or '[' or '/' or '-' or '@' or '}' or '"' or '\'';
    }

    private static bool IsPlaceholder(ReadOnlySpan<char> value)
    {
        if (value.StartsWith("your", StringComparison.OrdinalIgnoreCase) || value.StartsWith("<", StringComparison.Ordinal) || value.EndsWith("...", StringComparison.Ordinal) || value.EndsWith("…", StringComparison.Ordinal) || value.StartsWith("xxxx", StringComparison.OrdinalIgnoreCase) || value.StartsWith("[REDACTED"))
            return true;
        if (value.TrimEnd('>') is "password" or "passwd" or "pass" or "pwd" or "secret" or "token" or "apikey" or "test" || (value[0] == '[' && value[^1] == ']'))
            return true;
        foreach (char c in value)
        {
            if (!char.IsAsciiLetterUpper(c) && c is not ('_' or '-'))
                return false;
        }

        return value.Contains('_') || value is "PASSWORD" or "PASS" or "TOKEN" or "SECRET" or "KEY" or "PASSWD" or "PWD" or "PW" or "VALUE" or "USER";
    }

    private static bool IsElsewhere(ReadOnlySpan<char> value) =>
        value.StartsWith("file:", StringComparison.Ordinal) || value.StartsWith("fileb:", StringComparison.Ordinal) || value.StartsWith("env:", StringComparison.Ordinal) || value.StartsWith("fd:", StringComparison.Ordinal)
        || value.StartsWith("@keychain:", StringComparison.Ordinal) || value.StartsWith("@env:", StringComparison.Ordinal) || value.StartsWith("op://", StringComparison.Ordinal) || value.StartsWith("vault:", StringComparison.Ordinal)
        || value.StartsWith("secrets.", StringComparison.Ordinal) || value.StartsWith("var.", StringComparison.Ordinal) || value.StartsWith("os.environ", StringComparison.Ordinal) || value.StartsWith("os.getenv", StringComparison.Ordinal) || value.StartsWith("/run/secrets/", StringComparison.Ordinal);

    // 8080:80 is a port mapping, 127.0.0.1:3306 an address.
    private static bool IsNumeric(ReadOnlySpan<char> value, ReadOnlySpan<char> separators)
    {
        bool hasSeparator = false;
        foreach (char c in value)
        {
            bool isSeparator = separators.Contains(c) || c == '.';
            hasSeparator |= isSeparator;
            if (!char.IsAsciiDigit(c) && !isSeparator)
                return false;
        }

        return hasSeparator;
    }

    private static bool ContainsOnly(this ReadOnlySpan<char> value, ReadOnlySpan<char> characters) => value.IndexOfAnyExcept(characters) < 0;
}
