namespace Telemetry.Redaction;

/// <summary>One service whose URLs carry their secret in the path.</summary>
/// <param name="Host">Its host; with a dot in front, every host below it.</param>
/// <param name="Path">The path up to the secret, <c>*</c> for one part of any name.</param>
/// <param name="Kind">What is left in the secret's place: <c>slack-webhook</c>.</param>
/// <param name="IsOnePart">Whether the secret ends at the next slash, so that what follows stays.</param>
internal readonly record struct Webhook(string Host, string Path, string Kind, bool IsOnePart = false)
{
    /// <summary>Whether the service answers at this host, in any casing.</summary>
    public bool IsAt(ReadOnlySpan<char> host)
    {
        int rest = host.Length - Host.Length;
        return (rest == 0 || (rest > 0 && Host[0] == '.')) && host[rest..].Equals(Host, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Where in the path (without its first slash) the secret starts, or -1 if the path is another.</summary>
    public int SecretStart(ReadOnlySpan<char> path)
    {
        int at = 0;
        for (int i = 0; i < Path.Length; i++)
        {
            if (Path[i] == '*')
            {
                int slash = path[at..].IndexOf('/');
                if (slash <= 0)
                    return -1;
                at += slash;
                continue;
            }

            if (at >= path.Length || path[at] != Path[i])
                return -1;
            at++;
        }

        return at;
    }
}
