namespace Telemetry.Redaction;

/// <summary>Names that mean a secret inside a URL, and nothing elsewhere.</summary>
internal static class UrlNames
{
    /// <summary>No secret of a query is shorter.</summary>
    public const int MinSecret = 12;

    /// <summary>The kind of secret that a query's key names; null for none. Longer names are known wherever they stand.</summary>
    public static string? KindOf(ReadOnlySpan<char> key)
    {
        Span<char> lower = stackalloc char[24];
        if (key.Length > lower.Length)
            return null;
        key.ToLowerInvariant(lower);
        return lower[..key.Length] switch
        {
            "sig" or "signature" or "hmac" or "x-amz-signature" or "x-goog-signature" or "x-amz-credential" or "se_sig" or "hash" or "policy" => "signature",
            "key" or "apikey" or "api_key" or "appid" or "app_id" or "k" or "license" => "api-key",
            "code" or "ticket" or "t" or "token" or "tok" or "auth" or "jwt" or "session" or "sid" or "sso" or "otp" or "nonce" or "invite" or "hd" or "access" or "oobcode" or "confirmation" or "assertion" or "samlresponse" => "token",
            "pass" or "pwd" or "pw" or "p" => "password",
            _ => null,
        };
    }

    /// <summary>Whether the value is a secret: random, and no id that others may know.</summary>
    public static bool IsSecret(ReadOnlySpan<char> value)
    {
        if (value.Length < MinSecret || HarmlessValue.IsReference(value))
            return false;
        SecretLook look = SecretLook.Of(value);
        return look.IsRandom && !TokenBody.IsUuid(value);
    }

    /// <summary>Whether a part of a path promises that the next one is a secret.</summary>
    public static bool IsPromise(ReadOnlySpan<char> part)
    {
        Span<char> lower = stackalloc char[24];
        if (part.Length > lower.Length)
            return false;
        part.ToLowerInvariant(lower);
        return lower[..part.Length] is "reset" or "reset-password" or "password-reset" or "password_reset" or "reset_password" or "magic" or "magic-link" or "magiclink" or "login" or "invite" or "invitation" or "invites" or "verify" or "verify-email" or "confirm" or "confirmation" or "activate"
            or "activation" or "unsubscribe" or "token" or "tokens" or "secret" or "private" or "share" or "s" or "webhook" or "webhooks" or "hook" or "hooks" or "feed" or "auth" or "sso" or "recover" or "unlock" or "key" or "apikey" or "callback" or "v3" or "v3.1" or "t" || HoldsPromise(lower[..part.Length]);
    }

    // email-login, confirm_account: a word of several that promises one.
    private static bool HoldsPromise(ReadOnlySpan<char> part)
    {
        foreach (Range range in part.SplitAny('-', '_'))
        {
            if (range.End.Value - range.Start.Value < part.Length && part[range] is "reset" or "magic" or "magiclink" or "login" or "signin" or "invite" or "invitation" or "verify" or "verification" or "confirm" or "confirmation" or "activate" or "activation" or "unsubscribe" or "recover" or "recovery" or "unlock")
                return true;
        }

        return false;
    }
}
