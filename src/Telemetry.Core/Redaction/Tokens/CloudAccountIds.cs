namespace Telemetry.Redaction;

/// <summary>Numbers of accounts, tenants and clients in a cloud, known by the name right before them; any other UUID or number stays.</summary>
internal static class CloudAccountIds
{
    private const int UuidLength = 36, MostMarks = 8, MostName = 24;

    /// <summary>Matches a number that starts at <paramref name="start"/>: a UUID, or twelve digits, grouped by four or not.</summary>
    /// <returns>Where it ends, or -1.</returns>
    public static int Match(ReadOnlySpan<char> text, int start, out string kind)
    {
        kind = "cloud-account-id";
        int length = LengthOf(text[start..]);
        return length > 0 && IsNamed(text[..start], length == UuidLength) ? start + length : -1;
    }

    private static int LengthOf(ReadOnlySpan<char> rest)
    {
        int length = rest.Length >= UuidLength && rest[8] == '-' && TokenBody.IsUuid(rest[..UuidLength]) ? UuidLength
            : rest.Length >= 14 && rest[4] == '-' && rest[9] == '-' && IsDigits(rest[..4]) && IsDigits(rest[5..9]) && IsDigits(rest[10..14]) ? 14
            : rest.Length >= 12 && IsDigits(rest[..12]) ? 12 : 0;
        return length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] is '-' or '_') ? 0 : length;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    // NAME=, name: ", "NAME"=>: marks and blanks, then the name.
    private static bool IsNamed(ReadOnlySpan<char> before, bool isUuid)
    {
        ReadOnlySpan<char> named = before.TrimEnd("=:> \t\"'\\");
        if (before.Length - named.Length > MostMarks || !before[named.Length..].ContainsAny('=', ':'))
            return false;
        Span<char> name = stackalloc char[MostName];
        int at = MostName;
        for (int i = named.Length - 1; i >= 0 && (char.IsAsciiLetterOrDigit(named[i]) || named[i] is '_' or '-'); i--)
        {
            if (named[i] is '_' or '-')
                continue;
            if (at == 0)
                return false;
            name[--at] = char.ToLowerInvariant(named[i]);
        }

        return isUuid ? name[at..] is "azuretenantid" or "azureclientid" or "adtenantid" or "adclientid" or "aadtenantid" or "aadclientid" : name[at..] is "awsaccountid";
    }
}
