using static Telemetry.Redaction.TokenAlphabet;
using static Telemetry.Redaction.TokenProof;

namespace Telemetry.Redaction;

/// <summary>Package registries and images.</summary>
internal static class TokenShapesOfPackages
{
    /// <summary>One line per format: prefix, least and greatest length of the body, its alphabet, kind, proof.</summary>
    public static TokenShape[] Lines() =>
    [
        new("npm_", 36, 80, Alnum, "npm-token"),
        new("pypi-AgEIcHlwaS5vcmc", 50, 1000, Url, "pypi-token"),
        new("pypi-AgENdGVzdC5weXBpLm9yZw", 50, 1000, Url, "pypi-token"),
        new("pypi-", 60, 1000, Url, "pypi-token"),
        new("rubygems_", 48, 48, Hex, "rubygems-token"),
        new("oy2", 43, 43, Lower, "nuget-key", Strict),
        new("OY2", 43, 43, Upper, "nuget-key", Strict),
        new("cio", 32, 32, Alnum, "crates-token", Cased),
        new("CLOJARS_", 60, 60, Alnum, "clojars-token"),
        new("packagist_ack_", 60, 80, Alnum, "packagist-token"),
        new("packagist_uut_", 60, 80, Alnum, "packagist-token"),
        new("dckr_pat_", 20, 40, Url, "docker-token"),
        new("dckr_oat_", 20, 40, Url, "docker-token"),
        new("csa_", 36, 36, Alnum, "cloudsmith-key"),
        new("AKCp", 60, 80, Alnum, "artifactory-key"),
        new("cmVmd", 59, 59, Alnum, "artifactory-token", Strict),
        new("cmVmdGtuO", 50, 60, Alnum, "artifactory-token"),
        new("jsrp_", 30, 80, Alnum, "jsr-token"),
        new("jsrd_", 30, 80, Alnum, "jsr-token"),
        new("an-", 36, 36, Uuid, "anaconda-token"),
        new("tss_", 32, 36, Alnum, "thunderstore-token"),
        new("mrp_", 60, 60, Alnum, "modrinth-token"),
        new("mra_", 60, 60, Alnum, "modrinth-token"),
        new("ovsxat_", 36, 36, Uuid, "openvsx-token"),
        new("ovsxp_", 36, 36, Uuid, "openvsx-token"),
        new("rdme_", 70, 76, Lower, "readme-key"),
        new("PMAK-", 59, 59, Url, "postman-key"),
        new("PMAT-", 26, 26, Upper, "postman-token"),
    ];
}
