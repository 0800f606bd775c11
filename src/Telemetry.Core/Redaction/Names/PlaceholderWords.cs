using System.Runtime.CompilerServices;

namespace Telemetry.Redaction;

/// <summary>Words that stand where a secret belongs: types, states, a lesson's examples, and what says what to put there.</summary>
/// <remarks>Patterns, not arrays: the compiler makes them a switch, so nothing is built or walked.</remarks>
internal static class PlaceholderWords
{
    private const int MaxLength = 256, MaxWord = 12, MinPart = 3;

    /// <summary>Whether the value is such a word, in any casing.</summary>
    [SkipLocalsInit]
    public static bool IsOne(ReadOnlySpan<char> value)
    {
        if (value.Length > MaxWord)
            return false;
        Span<char> lower = stackalloc char[MaxWord];
        for (int i = 0; i < value.Length; i++)
            // The long s, too, is an S without regard to casing.
            lower[i] = Lower(value[i] < 128 ? value[i] : char.ToUpperInvariant(value[i]));
        return lower[..value.Length] is
            "null" or "nil" or "none" or "undefined" or "true" or "false" or "yes" or "no" or "on" or "off" or "empty" or "default" or "auto" or "string" or
            "str" or "int" or "integer" or "number" or "boolean" or "bool" or "any" or "object" or "bytes" or "byte" or "text" or "optional" or "required" or
            "void" or "unknown" or "never" or "varchar" or "char" or "uuid" or "buffer" or "password" or "passwd" or "token" or "secret" or "secrets" or "key" or
            "apikey" or "api_key" or "api-key" or "credentials" or "bearer" or "basic" or "digest" or "negotiate" or "ntlm" or "oauth" or "oauth2" or "jwt" or
            "postgres" or "root" or "admin" or "user" or "test" or "example" or "changeme" or "change_me" or "change-me" or "changeit" or "guest" or "foo" or
            "bar" or "dummy" or "redacted" or "hidden" or "invalid" or "wrong" or "missing" or "expired" or "plain" or "plaintext" or "prompt" or "ask" or
            "stdin" or "env" or "file" or "vault" or "inherit" or "self" or "this" or "x" or "xxx" or "flag" or "option" or "argument" or "parameter" or "value" or
            "field" or "todo" or "tbd" or "n/a" or "sha256" or "sha512" or "base64" or "hex" or "utf8" or "utf-8";
    }

    /// <summary>Whether one of the words is in the value that says that the value is to be put there.</summary>
    /// <param name="value">At most 256 characters.</param>
    [SkipLocalsInit]
    public static bool AreIn(ReadOnlySpan<char> value)
    {
        Span<char> lower = stackalloc char[MaxLength];
        for (int i = 0; i < value.Length; i++)
            lower[i] = Lower(value[i]);
        for (ReadOnlySpan<char> rest = lower[..value.Length]; rest.Length >= MinPart; rest = rest[1..])
        {
            if (StartsWithOne(rest))
                return true;
        }

        return false;
    }

    /// <summary>Whether the value holds what names of secrets hold.</summary>
    public static bool HoldsName(ReadOnlySpan<char> value)
    {
        for (int i = 0; i + 5 <= value.Length; i++)
        {
            bool holds = Lower(value[i]) switch
            {
                'p' => value[i..].StartsWith("passw", StringComparison.OrdinalIgnoreCase),
                's' or '\u017F' => value[i..].StartsWith("secret", StringComparison.OrdinalIgnoreCase),
                't' => value[i..].StartsWith("token", StringComparison.OrdinalIgnoreCase),
                _ => false,
            };
            if (holds)
                return true;
        }

        return false;
    }

    private static bool StartsWithOne(ReadOnlySpan<char> text)
    {
        return text[0] switch
        {
            'y' => text.StartsWith("your"),
            'm' => text.StartsWith("my-") || text.StartsWith("my_") || text.StartsWith("mock"),
            'p' => text.StartsWith("placeholder"),
            'c' => text.StartsWith("changeme") || text.StartsWith("change-me") || text.StartsWith("change_me"),
            'r' => text.StartsWith("replace") || text.StartsWith("redacted"),
            'i' => text.StartsWith("insert"),
            'e' => text.StartsWith("example") || text.StartsWith("enter-") || text.StartsWith("enter_"),
            'd' => text.StartsWith("dummy"),
            's' => text.StartsWith("sample") || text.StartsWith("some-") || text.StartsWith("some_"),
            'x' => text.StartsWith("xxxx"),
            '*' => text.StartsWith("****"),
            '.' => text.StartsWith("...."),
            '-' => text.StartsWith("-here") || text.StartsWith("-test"),
            '_' => text.StartsWith("_here") || text.StartsWith("_test"),
            't' => text.StartsWith("todo") || text.StartsWith("test-") || text.StartsWith("test_") || text.StartsWith("the-"),
            'n' => text.StartsWith("notreal") || text.StartsWith("not-real") || text.StartsWith("not_a"),
            'f' => text.StartsWith("fake"),
            _ => false,
        };
    }

    private static char Lower(char c) => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
}
