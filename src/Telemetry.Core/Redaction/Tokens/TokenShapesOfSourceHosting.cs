namespace Telemetry.Redaction;

/// <summary>Source hosting and code review.</summary>
internal static class TokenShapesOfSourceHosting
{
    /// <summary>One line per format: prefix, least and greatest length of the body, its alphabet, kind, proof.</summary>
    public static ReadOnlySpan<byte> Lines => """
        ghp_ 36 255 Alnum github-token
        gho_ 36 255 Alnum github-token
        ghu_ 36 255 Alnum github-token
        ghs_ 36 255 Alnum github-token
        ghr_ 36 255 Alnum github-token
        ghs_ 60 1200 Any github-token Cased
        github_pat_ 22 255 Word github-token
        v1. 40 40 Hex github-token Strict
        glpat- 20 300 Dotted gitlab-token
        glptt- 40 40 Url gitlab-trigger-token
        glrt- 20 300 Dotted gitlab-runner-token
        glrtr- 20 300 Dotted gitlab-runner-token
        gldt- 20 300 Dotted gitlab-deploy-token
        glft- 20 300 Dotted gitlab-feed-token
        glcbt- 22 300 Dotted gitlab-job-token
        glimt- 25 64 Url gitlab-mail-token
        glagent- 50 80 Url gitlab-agent-token
        glsoat- 20 64 Url gitlab-scim-token
        gloas- 64 64 Url gitlab-oauth-secret
        glffct- 20 64 Url gitlab-feature-flag-token
        glwt- 20 64 Url gitlab-workspace-token
        GR1348941 20 64 Url gitlab-runner-token
        _gitlab_session= 32 32 Alnum gitlab-session
        ATBB 32 32 Alnum bitbucket-password Cased
        BBDC- 40 60 Any bitbucket-token
        ATCTT3 150 300 Padded bitbucket-token
        sgp_local_ 40 40 Hex sourcegraph-token
        sgp_ 40 40 Hex sourcegraph-token
        sgp_ 57 57 Word sourcegraph-token
        sgs_ 64 64 Hex sourcegraph-token Strict
        slk_ 64 64 Hex sourcegraph-license
        gitpod_pat_ 30 200 Any gitpod-token
        api- 28 28 Lower phabricator-token Strict
        cli- 28 28 Lower phabricator-token Strict
        squ_ 40 40 Alnum sonar-token
        sqp_ 40 40 Alnum sonar-token
        sqa_ 40 40 Alnum sonar-token
        dsp_ 32 64 Alnum deepsource-token Strict
        snyk_uat. 60 400 Dotted snyk-token
        snyk_sat. 60 400 Dotted snyk-token
        AIK_CI_ 20 44 Alnum aikido-token
        AIK_SECRET_ 64 64 Alnum aikido-secret
        AIK_CLIENT_ 24 24 Alnum aikido-client
        AIK_RUNTIME_ 20 80 Word aikido-token
        sktsec_ 30 100 Word socket-key
        endr+ 16 16 Url endor-key Strict
        hawk. 41 41 Dotted stackhawk-key
        mergify_application_key_ 64 64 Alnum mergify-key
        """u8;
}
