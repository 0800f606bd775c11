using static Telemetry.Redaction.TokenAlphabet;
using static Telemetry.Redaction.TokenProof;

namespace Telemetry.Redaction;

/// <summary>Chat, mail, telephony and social networks.</summary>
internal static class TokenShapesOfChat
{
    /// <summary>One line per format: prefix, least and greatest length of the body, its alphabet, kind, proof.</summary>
    public static TokenShape[] Lines() =>
    [
        new("xoxb-", 20, 200, Url, "slack-token", Numbered),
        new("xoxp-", 20, 200, Url, "slack-token", Numbered),
        new("xoxa-", 8, 200, Url, "slack-token", Numbered),
        new("xoxr-", 8, 200, Url, "slack-token", Numbered),
        new("xoxo-", 12, 200, Url, "slack-token", Numbered),
        new("xoxs-", 12, 200, Url, "slack-token", Numbered),
        new("xoxc-", 20, 200, Url, "slack-token", Numbered),
        new("xoxd-", 40, 600, Any, "slack-cookie"),
        new("xoxe-", 20, 300, Url, "slack-token", Numbered),
        new("xoxe.xoxb-", 20, 400, Url, "slack-token"),
        new("xoxe.xoxp-", 20, 400, Url, "slack-token"),
        new("xapp-", 20, 200, Url, "slack-token"),
        new("xwfp-", 20, 200, Url, "slack-token"),
        new("AC", 32, 32, Hex, "twilio-account", Strict),
        new("SK", 32, 32, Hex, "twilio-key", Strict),
        new("SG.", 40, 80, Padded, "sendgrid-key", Cased),
        new("SG.", 60, 80, Any, "sendgrid-key", Strict),
        new("key-", 32, 32, Hex, "mailgun-key", Strict),
        new("pubkey-", 32, 32, Hex, "mailgun-key", Strict),
        new("md-", 22, 22, Url, "mandrill-key", Cased),
        new("re_", 32, 36, Word, "resend-key", Cased),
        new("mlsn.", 60, 70, Hex, "mailersend-token"),
        new("mlsn.", 40, 70, Alnum, "mailersend-token"),
        new("xkeysib-", 81, 81, Url, "brevo-key"),
        new("xsmtpsib-", 81, 81, Url, "brevo-key"),
        new("pk_prod_", 28, 28, Upper, "courier-key"),
        new("pk_test_", 28, 28, Upper, "courier-key"),
        new("os_v2_app_", 60, 120, Lower, "onesignal-key"),
        new("os_v2_org_", 60, 120, Lower, "onesignal-key"),
        new("dG9rO", 50, 60, Padded, "intercom-token", Cased),
        new("pat-na1-", 36, 36, Uuid, "hubspot-token"),
        new("pat-na2-", 36, 36, Uuid, "hubspot-token"),
        new("pat-na3-", 36, 36, Uuid, "hubspot-token"),
        new("pat-eu1-", 36, 36, Uuid, "hubspot-token"),
        new("pat-ap1-", 36, 36, Uuid, "hubspot-token"),
        new("pat-", 36, 44, Url, "hubspot-token", Strict),
        new("KEY0", 40, 60, Word, "telnyx-key", Cased),
        new("syt_", 30, 200, Word, "matrix-token"),
        new("mct_", 30, 60, Word, "matrix-token"),
        new("EAA", 80, 400, Alnum, "facebook-token", Cased),
        new("EAACEdEose0cBA", 60, 400, Alnum, "facebook-token"),
        new("IGQ", 80, 400, Url, "instagram-token", Cased),
        new("IGAA", 60, 400, Url, "instagram-token", Cased),
        new("AAAAAAAAAAAAAAAAAAAAA", 60, 140, Any, "twitter-bearer-token"),
        new("WPL_AP", 20, 60, Any, "linkedin-secret"),
        new("pina_", 40, 80, Alnum, "pinterest-token"),
        new("oauth:", 30, 30, Lower, "twitch-token", Strict),
        new("lip_", 20, 32, Alnum, "lichess-token", Cased),
        new("lio_", 20, 32, Alnum, "lichess-token", Cased),
        new("tfp_", 40, 64, Any, "typeform-token"),
        new("cli_", 16, 20, Lower, "lark-application", Strict),
        new("ES_", 32, 40, Hex, "hcaptcha-secret", Strict),
        new("0x4AAAAAAA", 15, 40, Url, "turnstile-key"),
        new("ptla_", 40, 60, Alnum, "pterodactyl-key"),
        new("ptlc_", 40, 60, Alnum, "pterodactyl-key"),
    ];
}
