using static Telemetry.Redaction.TokenAlphabet;
using static Telemetry.Redaction.TokenProof;

namespace Telemetry.Redaction;

/// <summary>Sign-in, access and keys of their own form.</summary>
internal static class TokenShapesOfIdentity
{
    /// <summary>One line per format: prefix, least and greatest length of the body, its alphabet, kind, proof.</summary>
    public static TokenShape[] Lines() =>
    [
        new("00", 40, 40, Padded, "okta-token", Cased),
        new("jca_", 36, 36, Alnum, "jumpcloud-key"),
        new("v1.local.", 40, 2000, Dotted, "paseto"),
        new("v2.local.", 40, 2000, Dotted, "paseto"),
        new("v3.local.", 40, 2000, Dotted, "paseto"),
        new("v4.local.", 40, 2000, Dotted, "paseto"),
        new("v1.public.", 80, 2000, Dotted, "paseto"),
        new("v2.public.", 80, 2000, Dotted, "paseto"),
        new("v3.public.", 80, 2000, Dotted, "paseto"),
        new("v4.public.", 80, 2000, Dotted, "paseto"),
        new("5Aep", 80, 200, Dotted, "salesforce-refresh-token", Cased),
        new("3MVG9", 75, 110, Dotted, "salesforce-client", Cased),
        new("1000.", 65, 65, Dotted, "zoho-token", Strict),
        new("ApiKey-v1", 60, 120, Url, "cds-notify-key", Strict),
        new("gcntfy-", 70, 120, Url, "cds-notify-key", Strict),
        new("s-s4t2ud-", 64, 64, Hex, "intra42-secret"),
        new("s-s4t2af-", 64, 64, Hex, "intra42-secret"),
        new("u-s4t2ud-", 64, 64, Hex, "intra42-client"),
        new("u-s4t2af-", 64, 64, Hex, "intra42-client"),
        new("sc_", 40, 210, Any, "authress-key", Strict),
        new("ext_", 50, 210, Any, "authress-key", Strict),
        new("scauth_", 40, 210, Any, "authress-key", Strict),
        new("authress_", 40, 210, Any, "authress-key"),
        new("p8e-", 32, 40, Alnum, "adobe-secret", Strict),
        new("ZXlK", 60, 4000, Base64, "jwt", Cased),
        new("ory_at_", 40, 120, Dotted, "ory-token"),
        new("ory_rt_", 40, 120, Dotted, "ory-token"),
        new("ory_ac_", 40, 120, Dotted, "ory-token"),
        new("ory_pat_", 24, 64, Alnum, "ory-token"),
        new("ory_st_", 24, 64, Alnum, "ory-token"),
        new("MIIEvQIBADANBgkqhkiG9w0", 40, 4000, Base64, "private-key"),
        new("MIIEvgIBADANBgkqhkiG9w0", 40, 4000, Base64, "private-key"),
        new("MIIEvAIBADANBgkqhkiG9w0", 40, 4000, Base64, "private-key"),
        new("MIIEowIBAAKCAQEA", 40, 4000, Base64, "private-key"),
        new("MIIEpAIBAAKCAQEA", 40, 4000, Base64, "private-key"),
        new("MIIEogIBAAKCAQEA", 40, 4000, Base64, "private-key"),
        new("MIICXAIBAAKBgQ", 40, 4000, Base64, "private-key"),
        new("MIICXQIBAAKBgQ", 40, 4000, Base64, "private-key"),
        new("MIIJKAIBAAKCAgEA", 40, 4000, Base64, "private-key"),
        new("MIIJKQIBAAKCAgEA", 40, 4000, Base64, "private-key"),
        new("MIIJQwIBADANBgkqhkiG9w0", 40, 4000, Base64, "private-key"),
        new("MIIJQgIBADANBgkqhkiG9w0", 40, 4000, Base64, "private-key"),
        new("MHcCAQEEI", 40, 400, Base64, "private-key"),
        new("MIGHAgEAMBMGByqGSM49", 40, 400, Base64, "private-key"),
        new("MC4CAQAwBQYDK2Vw", 20, 200, Base64, "private-key"),
        new("b3BlbnNzaC1rZXktdjE", 40, 4000, Base64, "private-key"),
        new("LS0tLS1CRUdJTiB", 60, 4000, Base64, "private-key"),
    ];
}
