namespace Telemetry.Redaction;

/// <summary>Sign-in, access and keys of their own form.</summary>
internal static class TokenShapesOfIdentity
{
    /// <summary>One line per format: prefix, least and greatest length of the body, its alphabet, kind, proof.</summary>
    public static ReadOnlySpan<byte> Lines => """
        00 40 40 Padded okta-token Cased
        jca_ 36 36 Alnum jumpcloud-key
        v1.local. 40 2000 Dotted paseto
        v2.local. 40 2000 Dotted paseto
        v3.local. 40 2000 Dotted paseto
        v4.local. 40 2000 Dotted paseto
        v1.public. 80 2000 Dotted paseto
        v2.public. 80 2000 Dotted paseto
        v3.public. 80 2000 Dotted paseto
        v4.public. 80 2000 Dotted paseto
        5Aep 80 200 Dotted salesforce-refresh-token Cased
        3MVG9 75 110 Dotted salesforce-client Cased
        1000. 65 65 Dotted zoho-token Strict
        ApiKey-v1 60 120 Url cds-notify-key Strict
        gcntfy- 70 120 Url cds-notify-key Strict
        s-s4t2ud- 64 64 Hex intra42-secret
        s-s4t2af- 64 64 Hex intra42-secret
        u-s4t2ud- 64 64 Hex intra42-client
        u-s4t2af- 64 64 Hex intra42-client
        sc_ 40 210 Any authress-key Strict
        ext_ 50 210 Any authress-key Strict
        scauth_ 40 210 Any authress-key Strict
        authress_ 40 210 Any authress-key
        p8e- 32 40 Alnum adobe-secret Strict
        ZXlK 60 4000 Base64 jwt Cased
        ory_at_ 40 120 Dotted ory-token
        ory_rt_ 40 120 Dotted ory-token
        ory_ac_ 40 120 Dotted ory-token
        ory_pat_ 24 64 Alnum ory-token
        ory_st_ 24 64 Alnum ory-token
        MIIEvQIBADANBgkqhkiG9w0 40 4000 Base64 private-key
        MIIEvgIBADANBgkqhkiG9w0 40 4000 Base64 private-key
        MIIEvAIBADANBgkqhkiG9w0 40 4000 Base64 private-key
        MIIEowIBAAKCAQEA 40 4000 Base64 private-key
        MIIEpAIBAAKCAQEA 40 4000 Base64 private-key
        MIIEogIBAAKCAQEA 40 4000 Base64 private-key
        MIICXAIBAAKBgQ 40 4000 Base64 private-key
        MIICXQIBAAKBgQ 40 4000 Base64 private-key
        MIIJKAIBAAKCAgEA 40 4000 Base64 private-key
        MIIJKQIBAAKCAgEA 40 4000 Base64 private-key
        MIIJQwIBADANBgkqhkiG9w0 40 4000 Base64 private-key
        MIIJQgIBADANBgkqhkiG9w0 40 4000 Base64 private-key
        MHcCAQEEI 40 400 Base64 private-key
        MIGHAgEAMBMGByqGSM49 40 400 Base64 private-key
        MC4CAQAwBQYDK2Vw 20 200 Base64 private-key
        b3BlbnNzaC1rZXktdjE 40 4000 Base64 private-key
        LS0tLS1CRUdJTiB 60 4000 Base64 private-key
        """u8;
}
