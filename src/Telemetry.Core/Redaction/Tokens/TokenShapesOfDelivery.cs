namespace Telemetry.Redaction;

/// <summary>Builds, delivery, infrastructure as code and secret stores.</summary>
internal static class TokenShapesOfDelivery
{
    /// <summary>One line per format: prefix, least and greatest length of the body, its alphabet, kind, proof.</summary>
    public static ReadOnlySpan<byte> Lines => """
        hvs. 24 255 Url vault-token
        hvb. 24 400 Url vault-token
        hvr. 24 255 Url vault-token
        s. 24 24 Alnum vault-token Cased
        b. 80 300 Url vault-token Cased
        pul- 40 40 Hex pulumi-token
        ico- 32 32 Alnum infracost-token Strict
        dp.pt. 40 44 Alnum doppler-token
        dp.ct. 40 44 Alnum doppler-token
        dp.st. 40 100 Dotted doppler-token
        dp.sa. 40 44 Alnum doppler-token
        dp.said. 40 44 Alnum doppler-token
        dp.scim. 40 44 Alnum doppler-token
        dp.audit. 40 44 Alnum doppler-token
        st. 90 110 Dotted infisical-token Strict
        ops_eyJ 200 1200 Base64 1password-token
        A3- 36 37 Url 1password-secret-key Strict
        dls_ 40 200 Any dashlane-key Cased
        bkua_ 40 64 Alnum buildkite-token
        bkaa_ 40 80 Alnum buildkite-token
        bkpt_ 36 80 Url buildkite-token
        bkct_ 36 80 Url buildkite-token
        CCIPAT_ 60 70 Word circleci-token
        CCIPRJ_ 60 70 Word circleci-token
        API- 25 32 Upper octopus-key Strict
        perm: 40 400 Any jetbrains-token
        perm- 60 400 Dotted jetbrains-token Cased
        eyJ0eXAiOiAiVENWMiJ9. 40 200 Dotted teamcity-token
        11 32 32 Hex jenkins-token Strict
        pat. 68 68 Dotted harness-token Strict
        sat. 68 68 Dotted harness-token Strict
        signkey-prod- 64 64 Hex inngest-key
        signkey-test- 64 64 Hex inngest-key
        tr_dev_ 20 32 Alnum trigger-key
        tr_prod_ 20 32 Alnum trigger-key
        tr_pat_ 30 48 Alnum trigger-key
        pnu_ 36 36 Alnum prefect-key
        pnb_ 36 36 Alnum prefect-key
        sdk- 36 36 Uuid launchdarkly-key
        mob- 36 36 Uuid launchdarkly-key
        api- 36 36 Uuid launchdarkly-key
        rel- 36 36 Uuid launchdarkly-key
        configcat-sdk-1/ 45 45 Any configcat-key
        dvc_server_ 20 64 Word devcycle-key
        dvc_client_ 20 64 Word devcycle-key
        dvc_mobile_ 20 64 Word devcycle-key
        ser. 22 22 Alnum flagsmith-key Cased
        secret- 43 43 Alnum statsig-key Cased
        console- 40 43 Alnum statsig-key Cased
        secret_user_ 20 64 Alnum growthbook-key
        secret_admin_ 20 64 Alnum growthbook-key
        secret_readonly_ 20 64 Alnum growthbook-key
        ion_ 42 42 Alnum ionic-token
        chpt_ 12 40 Alnum chromatic-token Strict
        web_ 64 64 Hex percy-token Strict
        auto_ 64 64 Hex percy-token Strict
        LT_ 47 47 Alnum lambdatest-key Strict
        AGE-SECRET-KEY-1 58 58 Upper age-secret-key Prefix
        AGE-PLUGIN- 30 400 Any age-identity Strict
        RWRTY0Iy 60 250 Base64 minisign-key
        AstraCS: 40 100 Any datastax-token
        ver:1-hint: 40 2000 Any snowflake-token
        secret_scanning_ab85fc6f8d7638cf1c11da812da308d43_ 5 5 Alnum secret-scanning-sample Prefix
        """u8;
}
