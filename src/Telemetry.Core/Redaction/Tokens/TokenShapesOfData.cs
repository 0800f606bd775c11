namespace Telemetry.Redaction;

/// <summary>Databases, pipelines, maps and devices.</summary>
internal static class TokenShapesOfData
{
    /// <summary>One line per format: prefix, least and greatest length of the body, its alphabet, kind, proof.</summary>
    public static ReadOnlySpan<byte> Lines => """
        pscale_tkn_ 32 64 Any planetscale-token
        pscale_oauth_ 32 64 Any planetscale-token
        pscale_pw_ 32 64 Any planetscale-password
        pscale_app_secret_ 30 64 Any planetscale-secret
        napi_ 40 80 Alnum neon-key
        npg_ 12 16 Alnum neon-password Cased
        sbp_ 40 40 Url supabase-token Strict
        sbp_oauth_ 40 40 Hex supabase-token
        sbp_v0_ 40 40 Hex supabase-token
        sb_secret_ 20 40 Url supabase-key
        CCDB1_ 60 66 Word cockroachdb-key
        mdb_sa_sk_ 40 40 Url mongodb-secret
        mdb_sa_id_ 24 24 Hex mongodb-client
        4b1d 38 38 Alnum clickhouse-key Cased
        dapi 32 32 Hex databricks-token
        dapi 34 34 Url databricks-token Strict
        dose 32 32 Hex databricks-secret Strict
        dkea 32 32 Hex databricks-token Strict
        dsapi 32 32 Hex databricks-token Strict
        xau_ 25 80 Alnum xata-key
        fnA 37 37 Url fauna-key Cased
        dbtc_ 30 64 Url dbt-token
        dbtu_ 30 64 Url dbt-token
        p.eyJ 60 600 Dotted tinybird-token Cased
        sk.eyJ 60 400 Dotted mapbox-token
        tk.eyJ 60 400 Dotted mapbox-token
        pk.eyJ 60 400 Dotted mapbox-token
        pk. 83 83 Dotted mapbox-token Strict
        AAPK 60 200 Url arcgis-key Cased
        AAPT 60 400 Dotted arcgis-key Cased
        aio_ 26 32 Alnum adafruit-key Cased
        oa2-client-id_ 30 40 Url blynk-client
        oa2-client-secret_ 30 60 Url blynk-secret
        odt_ 32 48 Alnum dependencytrack-key
        BBFF- 30 34 Alnum ubidots-token
        BBUS- 30 34 Alnum ubidots-token
        flb_live_ 16 64 Alnum fleetbase-key
        flb_test_ 16 64 Alnum fleetbase-key
        pub-c- 36 36 Uuid pubnub-key
        sub-c- 36 36 Uuid pubnub-key
        sec-c- 40 100 Padded pubnub-secret
        xprv 107 107 Alnum wallet-private-key
        yprv 107 107 Alnum wallet-private-key
        zprv 107 107 Alnum wallet-private-key
        tprv 107 107 Alnum wallet-private-key
        nsec1 58 58 Lower nostr-key
        edsk 50 94 Alnum tezos-key Cased
        SA 54 54 Upper stellar-key Strict
        SB 54 54 Upper stellar-key Strict
        SC 54 54 Upper stellar-key Strict
        SD 54 54 Upper stellar-key Strict
        ed25519_sk1 58 64 Lower cardano-key
        ed25519e_sk1 90 120 Lower cardano-key
        root_xsk1 140 180 Lower cardano-key
        acct_xsk1 140 180 Lower cardano-key
        addr_xsk1 140 180 Lower cardano-key
        secret-token: 20 200 Any secret-token Strict
        sk 80 180 Alnum sanity-token Cased
        """u8;
}
