namespace Telemetry.Redaction;

/// <summary>Package registries and images.</summary>
internal static class TokenShapesOfPackages
{
    /// <summary>One line per format: prefix, least and greatest length of the body, its alphabet, kind, proof.</summary>
    public static ReadOnlySpan<byte> Lines => """
        npm_ 36 80 Alnum npm-token
        pypi-AgEIcHlwaS5vcmc 50 1000 Url pypi-token
        pypi-AgENdGVzdC5weXBpLm9yZw 50 1000 Url pypi-token
        pypi- 60 1000 Url pypi-token
        rubygems_ 48 48 Hex rubygems-token
        oy2 43 43 Lower nuget-key Strict
        OY2 43 43 Upper nuget-key Strict
        cio 32 32 Alnum crates-token Cased
        CLOJARS_ 60 60 Alnum clojars-token
        packagist_ack_ 60 80 Alnum packagist-token
        packagist_uut_ 60 80 Alnum packagist-token
        dckr_pat_ 20 40 Url docker-token
        dckr_oat_ 20 40 Url docker-token
        csa_ 36 36 Alnum cloudsmith-key
        AKCp 60 80 Alnum artifactory-key
        AKC 10 59 Alnum artifactory-key Wordless
        AP0 10 100 Alnum artifactory-password Wordless
        AP1 10 100 Alnum artifactory-password Wordless
        AP2 10 100 Alnum artifactory-password Wordless
        AP3 10 100 Alnum artifactory-password Wordless
        AP4 10 100 Alnum artifactory-password Wordless
        AP5 10 100 Alnum artifactory-password Wordless
        AP6 10 100 Alnum artifactory-password Wordless
        AP7 10 100 Alnum artifactory-password Wordless
        AP8 10 100 Alnum artifactory-password Wordless
        AP9 10 100 Alnum artifactory-password Wordless
        APA 10 100 Alnum artifactory-password Wordless
        APB 10 100 Alnum artifactory-password Wordless
        APC 10 100 Alnum artifactory-password Wordless
        APD 10 100 Alnum artifactory-password Wordless
        APE 10 100 Alnum artifactory-password Wordless
        APF 10 100 Alnum artifactory-password Wordless
        cmVmd 59 59 Alnum artifactory-token Strict
        cmVmdGtuO 50 60 Alnum artifactory-token
        jsrp_ 30 80 Alnum jsr-token
        jsrd_ 30 80 Alnum jsr-token
        an- 36 36 Uuid anaconda-token
        tss_ 32 36 Alnum thunderstore-token
        mrp_ 60 60 Alnum modrinth-token
        mra_ 60 60 Alnum modrinth-token
        ovsxat_ 36 36 Uuid openvsx-token
        ovsxp_ 36 36 Uuid openvsx-token
        rdme_ 70 76 Lower readme-key
        PMAK- 59 59 Url postman-key
        PMAT- 26 26 Upper postman-token
        """u8;
}
