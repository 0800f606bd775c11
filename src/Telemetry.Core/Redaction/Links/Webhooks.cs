using System.Buffers;

namespace Telemetry.Redaction;

/// <summary>URLs that are secrets as a whole: whoever knows the path may post, deploy or read. Host and first path words stay.</summary>
internal static class Webhooks
{
    // No hook's secret is shorter; a URL in documentation may end in an ellipsis or a placeholder.
    private const int LeastSecret = 8;

    // What a self-made hook looks like; shorter ones are names.
    private const int LeastHookId = 20;
    private const int MostUrl = 1024;

    // A host name is no longer (RFC 1035), and who logs in to a hook has a short name.
    private const int MostHost = 300;

    private static readonly SearchValues<char> s_hostEnds = SearchValues.Create("/ \t\r\n\"'`<>\\|?#)]},;");
    private static readonly SearchValues<char> s_urlEnds = SearchValues.Create(" \t\r\n\"'`<>\\|?#)]},;");

    /// <summary>Adds the secret parts of the URL, if it is one of these.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="hostStart">Right behind <c>://</c>.</param>
    /// <param name="rest">The URL from there up to its end, or beyond it.</param>
    /// <param name="findings">What was found.</param>
    public static void Match(ReadOnlySpan<char> text, int hostStart, ReadOnlySpan<char> rest, ref Findings findings)
    {
        ReadOnlySpan<char> url = text.Slice(hostStart, Math.Min(MostUrl, text.Length - hostStart));
        int slash = url[..Math.Min(MostHost, url.Length)].IndexOfAny(s_hostEnds);
        ReadOnlySpan<char> host = slash < 0 ? url[..Math.Min(MostHost, url.Length)] : url[..slash];
        // Whoever stands before an @ is no part of the host; nor is a port.
        int at = host.LastIndexOf('@');
        int port = host[(at + 1)..].IndexOf(':');
        host = port < 0 ? host[(at + 1)..] : host.Slice(at + 1, port);
        if (!host.Contains('.'))
            return;
        if (host[^1] is 't' or 'T' && host.EndsWith(".pipedream.net", StringComparison.OrdinalIgnoreCase))
        {
            int label = hostStart + at + 1;
            findings.Add(label, label + host.IndexOf('.'), "pipedream-webhook");
            return;
        }

        bool isKnown = WebhookServices.MayBeAt(host);
        if (slash < 0 || url[slash] != '/' || (!isKnown && !rest.Contains("hook", StringComparison.Ordinal)))
            return;
        int pathStart = hostStart + slash + 1;
        ReadOnlySpan<char> path = url[(slash + 1)..];
        int length = path.IndexOfAny(s_urlEnds);
        if (length >= 0)
            path = path[..length];
        // A URL within a URL is met for itself.
        int next = path.IndexOf("://");
        if (next >= 0)
            path = path[..next];
        foreach (ref readonly Webhook hook in isKnown ? WebhookServices.All : default)
        {
            if (!hook.IsAt(host) || hook.SecretStart(path) is not (>= 0 and var from))
                continue;
            Add(path, from, hook.IsOnePart, pathStart, hook.Kind, ref findings);
            return;
        }

        MatchHook(path, pathStart, ref findings);
    }

    private static void Add(ReadOnlySpan<char> path, int from, bool isOnePart, int pathStart, string kind, ref Findings findings)
    {
        int length = isOnePart ? path[from..].IndexOf('/') : -1;
        ReadOnlySpan<char> secret = length < 0 ? path[from..] : path.Slice(from, length);
        secret = secret.TrimEnd("./");
        if (secret.Length >= LeastSecret && secret[0] is not ('$' or '{' or '[' or '%' or '*' or '.'))
            findings.Add(pathStart + from, pathStart + from + secret.Length, kind);
    }

    // Chat and automation servers of one's own: …/hooks/ID/TOKEN, …/webhook/UUID. The word is a part of its own, so that the commits of a
    // repository called webhook-server stay.
    private static void MatchHook(ReadOnlySpan<char> path, int pathStart, ref Findings findings)
    {
        int left = path.Contains("hook", StringComparison.Ordinal) ? path.Length : 0;
        int since = -1;
        for (int from = 0; from < left;)
        {
            int length = path[from..].IndexOf('/');
            ReadOnlySpan<char> part = length < 0 ? path[from..] : path.Slice(from, length);
            if (since is 0 or 1 && IsHookId(part))
            {
                findings.Add(pathStart + from, pathStart + from + part.Length, "webhook");
                return;
            }

            since = part is "hook" or "hooks" or "webhook" or "webhooks" or "webhook-test" or "formatted_webhook" ? 0 : since < 0 ? -1 : since + 1;
            from += part.Length + 1;
        }
    }

    private static bool IsHookId(ReadOnlySpan<char> part) =>
        part.Length >= LeastHookId && !part.Contains('.') && TokenBody.LooksRandom(part) && CountDigits(part) * 10 >= part.Length;

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        int digits = 0;
        foreach (char c in text)
        {
            if (char.IsAsciiDigit(c))
                digits++;
        }

        return digits;
    }
}
