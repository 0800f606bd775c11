using static Telemetry.Redaction.TokenAlphabet;
using static Telemetry.Redaction.TokenProof;

namespace Telemetry.Redaction;

/// <summary>Source hosting and code review.</summary>
internal static class TokenShapesOfSourceHosting
{
    /// <summary>One line per format: prefix, least and greatest length of the body, its alphabet, kind, proof.</summary>
    public static TokenShape[] Lines() =>
    [
        new("ghp_", 36, 255, Alnum, "github-token"),
        new("gho_", 36, 255, Alnum, "github-token"),
        new("ghu_", 36, 255, Alnum, "github-token"),
        new("ghs_", 36, 255, Alnum, "github-token"),
        new("ghr_", 36, 255, Alnum, "github-token"),
        new("ghs_", 60, 1200, Any, "github-token", Cased),
        new("github_pat_", 22, 255, Word, "github-token"),
        new("v1.", 40, 40, Hex, "github-token", Strict),
        new("glpat-", 20, 320, Dotted, "gitlab-token"),
        new("glptt-", 40, 40, Url, "gitlab-trigger-token"),
        new("glrt-", 20, 320, Dotted, "gitlab-runner-token"),
        new("glrtr-", 20, 320, Dotted, "gitlab-runner-token"),
        new("gldt-", 20, 320, Dotted, "gitlab-deploy-token"),
        new("glft-", 20, 320, Dotted, "gitlab-feed-token"),
        new("glcbt-", 22, 320, Dotted, "gitlab-job-token"),
        new("glimt-", 25, 64, Url, "gitlab-mail-token"),
        new("glagent-", 50, 80, Url, "gitlab-agent-token"),
        new("glsoat-", 20, 64, Url, "gitlab-scim-token"),
        new("gloas-", 64, 64, Url, "gitlab-oauth-secret"),
        new("glffct-", 20, 64, Url, "gitlab-feature-flag-token"),
        new("glwt-", 20, 64, Url, "gitlab-workspace-token"),
        new("GR1348941", 20, 20, Url, "gitlab-runner-token"),
        new("_gitlab_session=", 32, 32, Alnum, "gitlab-session"),
        new("ATBB", 32, 32, Alnum, "bitbucket-password", Cased),
        new("BBDC-", 40, 60, Any, "bitbucket-token"),
        new("ATCTT3", 150, 300, Padded, "bitbucket-token"),
        new("sgp_local_", 40, 40, Hex, "sourcegraph-token"),
        new("sgp_", 40, 40, Hex, "sourcegraph-token"),
        new("sgp_", 57, 57, Word, "sourcegraph-token"),
        new("sgs_", 64, 64, Hex, "sourcegraph-token", Strict),
        new("slk_", 64, 64, Hex, "sourcegraph-license"),
        new("gitpod_pat_", 30, 200, Any, "gitpod-token"),
        new("api-", 28, 28, Lower, "phabricator-token", Strict),
        new("cli-", 28, 28, Lower, "phabricator-token", Strict),
        new("squ_", 40, 40, Alnum, "sonar-token"),
        new("sqp_", 40, 40, Alnum, "sonar-token"),
        new("sqa_", 40, 40, Alnum, "sonar-token"),
        new("dsp_", 32, 64, Alnum, "deepsource-token", Strict),
        new("snyk_uat.", 60, 400, Dotted, "snyk-token"),
        new("snyk_sat.", 60, 400, Dotted, "snyk-token"),
        new("AIK_CI_", 20, 44, Alnum, "aikido-token"),
        new("AIK_SECRET_", 64, 64, Alnum, "aikido-secret"),
        new("AIK_CLIENT_", 24, 24, Alnum, "aikido-client"),
        new("AIK_RUNTIME_", 20, 80, Word, "aikido-token"),
        new("sktsec_", 30, 100, Word, "socket-key"),
        new("endr+", 16, 16, Url, "endor-key", Strict),
        new("hawk.", 41, 41, Dotted, "stackhawk-key"),
        new("mergify_application_key_", 64, 64, Alnum, "mergify-key"),
    ];
}
