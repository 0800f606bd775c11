using static Telemetry.Redaction.TokenAlphabet;
using static Telemetry.Redaction.TokenProof;

namespace Telemetry.Redaction;

/// <summary>Documents, planning, design, customers and the rest of the office.</summary>
internal static class TokenShapesOfWork
{
    /// <summary>One line per format: prefix, least and greatest length of the body, its alphabet, kind, proof.</summary>
    public static TokenShape[] Lines() =>
    [
        new("ntn_", 40, 60, Alnum, "notion-token"),
        new("secret_", 43, 43, Alnum, "notion-token", Cased),
        new("waka_", 36, 36, Uuid, "wakatime-key"),
        new("waka_tok_", 40, 100, Alnum, "wakatime-key"),
        new("waka_sec_", 40, 100, Alnum, "wakatime-key"),
        new("zpka_", 30, 60, Word, "zuplo-key"),
        new("unkey_", 20, 60, Word, "unkey-key"),
        new("sm_aat_", 16, 16, Alnum, "settlemint-token"),
        new("sm_pat_", 16, 16, Alnum, "settlemint-token"),
        new("sm_sat_", 16, 16, Alnum, "settlemint-token"),
        new("sk_prod_", 40, 80, Url, "liveblocks-key"),
        new("lin_api_", 36, 64, Alnum, "linear-key"),
        new("lin_oauth_", 36, 80, Alnum, "linear-token"),
        new("lin_wh_", 20, 64, Alnum, "linear-webhook-secret"),
        new("figd_", 36, 64, Url, "figma-token"),
        new("figu_", 36, 64, Url, "figma-token"),
        new("figo_", 36, 64, Url, "figma-token"),
        new("ATATT3", 60, 300, Padded, "atlassian-token"),
        new("ATTA", 72, 72, Alnum, "trello-token", Strict),
        new("pk_", 41, 42, Word, "clickup-token", Strict),
        new("pk_", 34, 34, Lower, "klaviyo-key", Strict),
        new("sk_", 24, 64, Alnum, "secret-key", Strict),
        new("CFPAT-", 40, 64, Url, "contentful-token"),
        new("cnvca", 51, 51, Url, "canva-secret"),
        new("bpk-", 32, 32, Hex, "builder-key"),
        new("b_", 44, 44, Padded, "beamer-key", Strict),
        new("api_", 45, 45, Dotted, "close-key", Cased),
        new("samsara_api_", 30, 40, Alnum, "samsara-token"),
        new("dub_", 24, 24, Alnum, "dub-key"),
        new("vtwn_", 30, 48, Alnum, "valtown-token"),
        new("retool_", 24, 60, Alnum, "retool-token"),
        new("n8n_api_", 40, 400, Alnum, "n8n-key"),
        new("fio-u-", 64, 64, Padded, "frameio-token"),
        new("cal_live_", 30, 40, Alnum, "cal-key"),
        new("cal_", 32, 32, Hex, "cal-key", Strict),
        new("ws-", 64, 64, Hex, "webflow-token", Strict),
        new("ldpat_", 30, 80, Alnum, "lightdash-token"),
        new("mb_", 40, 60, Base64, "metabase-key", Cased),
        new("sk_dev_", 40, 80, Url, "liveblocks-key"),
        new("censys_", 30, 60, Word, "censys-key"),
    ];
}
