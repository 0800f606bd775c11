namespace Telemetry.Redaction;

/// <summary>Documents, planning, design, customers and the rest of the office.</summary>
internal static class TokenShapesOfWork
{
    /// <summary>One line per format: prefix, least and greatest length of the body, its alphabet, kind, proof.</summary>
    public static ReadOnlySpan<byte> Lines => """
        ntn_ 40 60 Alnum notion-token
        secret_ 43 43 Alnum notion-token Cased
        waka_ 36 36 Uuid wakatime-key
        waka_tok_ 40 100 Alnum wakatime-key
        waka_sec_ 40 100 Alnum wakatime-key
        zpka_ 30 60 Word zuplo-key
        unkey_ 20 60 Word unkey-key
        sm_aat_ 16 16 Alnum settlemint-token
        sm_pat_ 16 16 Alnum settlemint-token
        sm_sat_ 16 16 Alnum settlemint-token
        sk_prod_ 40 80 Url liveblocks-key
        lin_api_ 36 64 Alnum linear-key
        lin_oauth_ 36 80 Alnum linear-token
        lin_wh_ 20 64 Alnum linear-webhook-secret
        figd_ 36 64 Url figma-token
        figu_ 36 64 Url figma-token
        figo_ 36 64 Url figma-token
        ATATT3 60 300 Padded atlassian-token
        ATTA 72 72 Alnum trello-token Strict
        pk_ 41 42 Word clickup-token Strict
        pk_ 34 34 Lower klaviyo-key Strict
        sk_ 24 64 Alnum secret-key Strict
        CFPAT- 40 64 Url contentful-token
        cnvca 51 51 Url canva-secret
        bpk- 32 32 Hex builder-key
        b_ 44 44 Padded beamer-key Strict
        api_ 45 45 Dotted close-key Cased
        samsara_api_ 30 40 Alnum samsara-token
        dub_ 24 24 Alnum dub-key
        vtwn_ 30 48 Alnum valtown-token
        retool_ 24 60 Alnum retool-token
        n8n_api_ 40 400 Alnum n8n-key
        fio-u- 64 64 Padded frameio-token
        cal_live_ 30 40 Alnum cal-key
        cal_ 32 32 Hex cal-key Strict
        ws- 64 64 Hex webflow-token Strict
        ldpat_ 30 80 Alnum lightdash-token
        mb_ 40 60 Base64 metabase-key Cased
        sk_dev_ 40 80 Url liveblocks-key
        censys_ 30 60 Word censys-key
        """u8;
}
