namespace Telemetry.Redaction;

/// <summary>Chat, mail, telephony and social networks.</summary>
internal static class TokenShapesOfChat
{
    /// <summary>One line per format: prefix, least and greatest length of the body, its alphabet, kind, proof.</summary>
    public static ReadOnlySpan<byte> Lines => """
        xoxb- 20 200 Url slack-token Numbered
        xoxp- 20 200 Url slack-token Numbered
        xoxa- 8 200 Url slack-token Numbered
        xoxr- 8 200 Url slack-token Numbered
        xoxo- 12 200 Url slack-token Numbered
        xoxs- 12 200 Url slack-token Numbered
        xoxc- 20 200 Url slack-token Numbered
        xoxd- 40 600 Any slack-cookie
        xoxe- 20 300 Url slack-token Numbered
        xoxe.xoxb- 20 400 Url slack-token
        xoxe.xoxp- 20 400 Url slack-token
        xapp- 20 200 Url slack-token
        xwfp- 20 200 Url slack-token
        AC 32 32 Hex twilio-account Strict
        SK 32 32 Hex twilio-key Strict
        AC 32 32 Lower twilio-account Wordless
        SK 32 32 Lower twilio-key Wordless
        SG. 40 80 Padded sendgrid-key Cased
        SG. 60 80 Any sendgrid-key Strict
        key- 32 32 Hex mailgun-key Strict
        pubkey- 32 32 Hex mailgun-key Strict
        md- 22 22 Url mandrill-key Cased
        re_ 32 36 Word resend-key Cased
        mlsn. 60 70 Hex mailersend-token
        mlsn. 40 70 Alnum mailersend-token
        xkeysib- 81 81 Url brevo-key
        xsmtpsib- 81 81 Url brevo-key
        pk_prod_ 28 28 Upper courier-key
        pk_test_ 28 28 Upper courier-key
        os_v2_app_ 60 120 Lower onesignal-key
        os_v2_org_ 60 120 Lower onesignal-key
        dG9rO 50 60 Padded intercom-token Cased
        pat-na1- 36 36 Uuid hubspot-token
        pat-na2- 36 36 Uuid hubspot-token
        pat-na3- 36 36 Uuid hubspot-token
        pat-eu1- 36 36 Uuid hubspot-token
        pat-ap1- 36 36 Uuid hubspot-token
        pat- 36 44 Url hubspot-token Strict
        KEY0 40 60 Word telnyx-key Cased
        syt_ 30 200 Word matrix-token
        mct_ 30 60 Word matrix-token
        EAA 80 400 Alnum facebook-token Cased
        EAACEdEose0cBA 60 400 Alnum facebook-token
        IGQ 80 400 Url instagram-token Cased
        IGAA 60 400 Url instagram-token Cased
        AAAAAAAAAAAAAAAAAAAAA 60 140 Any twitter-bearer-token
        WPL_AP 20 60 Any linkedin-secret
        pina_ 40 80 Alnum pinterest-token
        oauth: 30 30 Lower twitch-token Strict
        lip_ 20 32 Alnum lichess-token Cased
        lio_ 20 32 Alnum lichess-token Cased
        tfp_ 40 64 Any typeform-token
        cli_ 16 20 Lower lark-application Strict
        ES_ 32 40 Hex hcaptcha-secret Strict
        0x4AAAAAAA 15 40 Url turnstile-key
        ptla_ 40 60 Alnum pterodactyl-key
        ptlc_ 40 60 Alnum pterodactyl-key
        """u8;
}
