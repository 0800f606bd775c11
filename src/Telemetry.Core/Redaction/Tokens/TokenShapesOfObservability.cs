namespace Telemetry.Redaction;

/// <summary>Logs, metrics, errors, analytics and incidents.</summary>
internal static class TokenShapesOfObservability
{
    /// <summary>One line per format: prefix, least and greatest length of the body, its alphabet, kind, proof.</summary>
    public static ReadOnlySpan<byte> Lines => """
        glsa_ 41 41 Word grafana-token
        glc_ 32 400 Base64 grafana-token
        eyJrIjoi 40 400 Base64 grafana-key
        sntrys_ 60 700 Any sentry-token
        sntryu_ 64 64 Hex sentry-token
        sntrya_ 64 64 Hex sentry-token
        sntryi_ 64 64 Hex sentry-token
        sntryr_ 64 64 Hex sentry-token
        dt0c01. 60 96 Dotted dynatrace-token
        dt0s01. 60 96 Dotted dynatrace-token
        dt0s02. 60 96 Dotted dynatrace-token
        dt0s16. 60 96 Dotted dynatrace-token
        dt0 80 100 Dotted dynatrace-token Strict
        NRAK- 27 27 Alnum newrelic-key
        NRJS- 19 19 Hex newrelic-key
        NRII- 32 32 Url newrelic-key
        NRIQ- 32 32 Url newrelic-key
        NRRA- 42 42 Hex newrelic-key
        NRAA- 27 27 Hex newrelic-key
        NRBR- 19 40 Hex newrelic-key
        nrak- 27 27 Alnum newrelic-key
        nrii- 32 32 Url newrelic-key
        nriq- 32 32 Url newrelic-key
        nraa- 27 27 Hex newrelic-key
        nrra- 42 42 Hex newrelic-key
        px-api- 36 36 Uuid pixie-key
        px-dep- 36 36 Uuid pixie-key
        ddapp_ 30 60 Alnum datadog-key
        ddpat_ 30 80 Any datadog-key
        hcaik_ 26 64 Lower honeycomb-key
        hcaic_ 26 64 Lower honeycomb-key
        hcxik_ 26 64 Lower honeycomb-key
        hcamk_ 26 64 Lower honeycomb-key
        essu_ 60 200 Padded elastic-key
        essa_ 60 200 Padded elastic-key
        xaat- 36 36 Uuid axiom-token
        xapt- 36 36 Uuid axiom-token
        xait- 36 36 Uuid axiom-token
        phx_ 40 56 Url posthog-key
        phc_ 40 56 Url posthog-key
        phs_ 40 56 Url posthog-key
        pha_ 40 56 Url posthog-key
        phr_ 40 56 Url posthog-key
        sgp_ 64 64 Alnum segment-token
        cu_ 32 32 Hex checkly-key Strict
        pdus+ 15 80 Any pagerduty-token
        pdeu+ 15 80 Any pagerduty-token
        rootly_ 64 64 Hex rootly-key
        fhb- 32 64 Hex firehydrant-key
        cxtp_ 30 40 Alnum coralogix-key
        cxup_ 30 40 Alnum coralogix-key
        NF- 32 48 Alnum nightfall-key Cased
        VF. 40 48 Dotted voiceflow-key
        VF.DM. 40 48 Dotted voiceflow-key
        na1. 80 110 Any fullstory-key Strict
        eu1. 80 110 Any fullstory-key Strict
        pylf_v1_ 30 100 Word logfire-token
        """u8;
}
