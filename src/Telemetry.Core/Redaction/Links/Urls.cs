using System.Buffers;

namespace Telemetry.Redaction;

/// <summary>Secrets in URLs (RFC 3986): user information, short query keys that mean a secret only there, and paths that are the secret.</summary>
internal static class Urls
{
    private const int MaxLength = 4096, ShortLength = 64, UsualLength = 200, MinUserToken = 16, MinPathToken = 16, MinNamed = UrlNames.MinSecret + 2;

    private static readonly SearchValues<char> s_authorityEnds = SearchValues.Create("/?# \t\r\n\"'`<>\\)");
    private static readonly SearchValues<char> s_ends = SearchValues.Create(" \t\r\n\"'`<>\\|");

    /// <summary>Looks at the URL whose scheme ends with the colon at <paramref name="colon"/>.</summary>
    /// <returns>Where to go on.</returns>
    public static int Match(ReadOnlySpan<char> text, int colon, ref Findings findings)
    {
        if (colon + 2 >= text.Length || text[colon + 2] != '/')
            return colon + 1;
        int from = colon + 3;
        ReadOnlySpan<char> window = text[from..Math.Min(text.Length, from + MaxLength)];
        int host = from + MatchUserInfo(text, from, window, ref findings);
        ReadOnlySpan<char> rest = Rest(text[host..Math.Min(text.Length, host + MaxLength)]);
        Webhooks.Match(text, host, rest, ref findings);
        MatchRest(host, rest, ref findings);
        return from;
    }

    // What follows up to the URL's end, or to a URL inside it, which is looked at on its own.
    private static ReadOnlySpan<char> Rest(ReadOnlySpan<char> window)
    {
        // Looked for first in a long one, so that many of them are not read to their end again and again.
        ReadOnlySpan<char> start = window[..Math.Min(window.Length, ShortLength)];
        int end = start.IndexOfAny(s_ends);
        if (end < 0 && start.IndexOf("://") is var near and >= 0)
            return window[..near];
        if (end < 0)
            end = window[..Math.Min(window.Length, UsualLength)].IndexOfAny(s_ends);
        if (end >= 0)
            window = window[..end];
        if (window.IndexOf("://") is var inner and >= 0)
            window = window[..inner];
        if (end < 0 && window.IndexOfAny(s_ends) is var late and >= 0)
            window = window[..late];
        return window;
    }

    // scheme://user:password@host and scheme://token@host (RFC 3986, 3.2.1).
    private static int MatchUserInfo(ReadOnlySpan<char> text, int from, ReadOnlySpan<char> window, ref Findings findings)
    {
        int length = window.IndexOfAny(s_authorityEnds);
        ReadOnlySpan<char> authority = length < 0 ? window : window[..length];
        // Most have neither a user nor a port.
        if (length >= 0 && !authority.ContainsAny('@', ':'))
            return 0;
        // A password may itself hold an @ (the last one before the host closes it), and a careless one the marks that end an authority.
        int at = authority.LastIndexOf('@');
        if (at < 0 && length >= 0 && window[length] is '/' or '#' or '?')
            at = CarelessAt(window, length);
        if (at <= 0)
        {
            // Cut before its @: a colon and no port behind it.
            int cut = authority.IndexOf(':');
            if (length < 0 && cut > 0 && SecretLook.Of(authority[(cut + 1)..]) is { IsChosen: true, Letters: > 0 })
                findings.Add(from + cut + 1, text.Length, "url-password");
            return 0;
        }

        // What an earlier redaction left has a colon of its own.
        if (window[..at].Contains(Marker.Start, StringComparison.Ordinal))
            return at + 1;
        int colon = window[..at].IndexOf(':');
        ReadOnlySpan<char> secret = colon >= 0 ? window[(colon + 1)..at] : window[..at];
        bool isName = colon < 0 && (secret.Length < MinUserToken || !SecretLook.Of(secret).IsRandom);
        // The password of a database on the developer's own machine, as in every tutorial.
        bool isTutorial = colon >= 0 && secret.Length <= 8 && !secret.ContainsAnyExceptInRange('a', 'z') && (window[(at + 1)..].StartsWith("localhost", StringComparison.Ordinal) || window[(at + 1)..].StartsWith("127.0.0.1", StringComparison.Ordinal));
        if (!isName && !isTutorial && !HarmlessValue.IsReference(secret) && !HarmlessValue.IsPlaceholder(secret) && !secret.ContainsAny("{}"))
            findings.Add(from + at - secret.Length, from + at, colon >= 0 ? "url-password" : "url-token");
        // user:x-oauth-basic@, TOKEN:@ : then the user is the secret.
        if (colon > 0 && SecretLook.Of(window[..colon]) is { IsRandom: true, Length: >= MinUserToken })
            findings.Add(from, from + colon, "url-token");
        return at + 1;
    }

    private static int CarelessAt(ReadOnlySpan<char> window, int length)
    {
        int colon = window[..length].IndexOf(':');
        if (colon <= 0 || colon + 1 == length || char.IsAsciiDigit(window[colon + 1]) && !window[(colon + 1)..length].ContainsAnyExceptInRange('0', '9'))
            return -1;
        ReadOnlySpan<char> rest = window[length..];
        int stop = rest.IndexOfAny(s_ends);
        int at = (stop < 0 ? rest : rest[..stop]).IndexOf('@');
        return at < 0 || at > 40 ? -1 : length + at;
    }

    private static void MatchRest(int host, ReadOnlySpan<char> window, ref Findings findings)
    {
        // Behind a URL that is a value of another one's query, that query goes on.
        int query = window.IndexOfAny('?', '#', '&');
        MatchPath(host, query < 0 ? window : window[..query], ref findings);
        while (query >= 0 && window.Length - query > MinNamed)
        {
            int start = query + 1;
            int next = window[start..].IndexOfAny('&', '#', ';') is var length and >= 0 ? start + length : window.Length;
            int equals = next - start < MinNamed ? -1 : window[start..next].IndexOf('=');
            // What the name means is asked last, because few values look like a secret.
            if (equals > 0 && UrlNames.IsSecret(window[(start + equals + 1)..next]) && UrlNames.KindOf(window.Slice(start, equals)) is string kind)
                findings.Add(host + start + equals + 1, host + next, kind);
            query = next;
        }
    }

    // /reset/TOKEN, /magic-link/TOKEN: a word that promises one, then a part that looks random.
    private static void MatchPath(int host, ReadOnlySpan<char> path, ref Findings findings)
    {
        int start = path.IndexOf('/') + 1, first = start;
        while (start > 0 && path.Length - start >= MinPathToken)
        {
            // Parts that are too short are passed over by their last slash.
            if (path.Slice(start, MinPathToken).LastIndexOf('/') is >= 0 and var slash)
            {
                start += slash + 1;
                continue;
            }

            int end = path[start..].IndexOf('/') is var length and >= 0 ? start + length : path.Length;
            ReadOnlySpan<char> part = path[start..end], before = start == first ? default : path[..(start - 1)];
            if (UrlNames.IsPromise(before[(before.LastIndexOf('/') + 1)..]) && SecretLook.Of(part).IsRandom)
                findings.Add(host + start, host + end, "url-token");
            start = end + 1;
        }
    }
}
