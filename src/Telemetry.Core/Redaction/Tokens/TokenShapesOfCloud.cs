namespace Telemetry.Redaction;

/// <summary>Clouds, hosting, networks and content delivery.</summary>
internal static class TokenShapesOfCloud
{
    /// <summary>One line per format: prefix, least and greatest length of the body, its alphabet, kind, proof.</summary>
    public static ReadOnlySpan<byte> Lines => """
        AKIA 16 16 Upper aws-access-key Prefix
        ASIA 16 16 Upper aws-access-key Prefix
        ABIA 16 16 Upper aws-access-key Wordless
        ACCA 16 16 Upper aws-access-key Wordless
        A3T 17 17 Upper aws-access-key Wordless
        ABSK 109 269 Base64 aws-bedrock-key
        bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t 0 4000 Any aws-bedrock-key Prefix
        amzn.mws. 36 36 Uuid aws-mws-token
        amzn1.oa2-cs.v1. 64 64 Hex amazon-client-secret
        IQoJb3JpZ2lu 80 4000 Base64 aws-session-token
        FwoGZXIvYXdz 80 4000 Base64 aws-session-token
        FQoGZXIvYXdz 80 4000 Base64 aws-session-token
        da2- 26 26 Lower aws-appsync-key Strict
        AIza 35 35 Url google-api-key
        AQ.Ab8RN6 30 60 Url google-api-key
        ya29. 20 2048 Any google-token
        GOCSPX- 24 40 Url google-client-secret
        1//0 40 200 Url google-refresh-token Cased
        4/0A 40 200 Url google-auth-code Cased
        GOOG1E 57 57 Upper google-hmac-key Strict
        6Lc 37 37 Url recaptcha-key Cased
        6Ld 37 37 Url recaptcha-key Cased
        6Le 37 37 Url recaptcha-key Cased
        6Lf 37 37 Url recaptcha-key Cased
        dop_v1_ 64 64 Hex digitalocean-token
        doo_v1_ 64 64 Hex digitalocean-token
        dor_v1_ 64 64 Hex digitalocean-token
        LTAI 12 26 Alnum alibaba-access-key Strict
        STS. 16 64 Alnum alibaba-sts-key Strict
        CAIS 80 1024 Any alibaba-sts-token Cased
        AKID 32 40 Alnum tencent-secret-id
        SCW 17 17 Upper scaleway-access-key Strict
        EXO 24 30 Alnum exoscale-key Strict
        ucat_ 24 32 Alnum upcloud-token
        t1. 90 400 Any yandex-token Cased
        AQVN 35 38 Url yandex-api-key Cased
        YC 38 38 Url yandex-access-key Cased
        y0_ 37 80 Url yandex-oauth-token Cased
        y1_ 37 80 Url yandex-oauth-token Cased
        y2_ 37 80 Url yandex-oauth-token Cased
        HRKU-AA 58 64 Url heroku-key
        HRKU- 36 36 Uuid heroku-key
        rnd_ 24 40 Alnum render-key Strict
        fm1a_ 80 4000 Any fly-token
        fm1r_ 80 4000 Any fly-token
        fm2_ 80 4000 Any fly-token
        fo1_ 43 43 Url fly-token
        vcp_ 24 64 Url vercel-token
        vci_ 24 64 Url vercel-token
        vca_ 24 64 Url vercel-token
        vcr_ 24 64 Url vercel-token
        vck_ 24 72 Url vercel-token
        nfp_ 36 40 Alnum netlify-token
        nfo_ 36 40 Alnum netlify-token
        nfb_ 36 40 Alnum netlify-token
        nfu_ 36 40 Alnum netlify-token
        nfc_ 36 40 Alnum netlify-token
        v1.0- 171 171 Url cloudflare-ca-key Strict
        cfat_ 40 60 Alnum cloudflare-token
        cfut_ 40 60 Alnum cloudflare-token
        cfk_ 40 60 Alnum cloudflare-token
        tk-us- 48 48 Url scalingo-token
        ddp_ 36 36 Alnum deno-token
        ddo_ 36 36 Alnum deno-token
        dnsimple_u_ 32 64 Alnum dnsimple-token
        dnsimple_a_ 32 64 Alnum dnsimple-token
        pk1_ 64 64 Hex porkbun-key
        sk1_ 64 64 Hex porkbun-key
        K001 27 27 Base64 backblaze-key Cased
        K002 27 27 Base64 backblaze-key Cased
        K003 27 27 Base64 backblaze-key Cased
        K004 27 27 Base64 backblaze-key Cased
        K005 27 27 Base64 backblaze-key Cased
        akab- 33 33 Url akamai-token Strict
        AVNS_ 15 24 Url aiven-password Cased
        aivenv1 60 600 Base64 aiven-token
        tskey- 20 80 Url tailscale-key
        nbp_ 36 36 Alnum netbird-token
        dnkey- 79 79 Padded defined-networking-key
        cr_ 27 27 Alnum ngrok-credential Cased
        SWMTKN-1- 60 100 Url docker-swarm-token
        SWMKEY-1- 43 43 Base64 docker-swarm-key
        K10 60 160 Any kubernetes-join-token Strict
        sha256~ 43 43 Url openshift-token
        """u8;
}
