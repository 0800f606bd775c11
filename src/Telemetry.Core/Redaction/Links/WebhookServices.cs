namespace Telemetry.Redaction;

/// <summary>The services whose URLs are secrets. Made when the first URL is met.</summary>
internal static class WebhookServices
{
    private const int MinHost = 8;

    /// <summary>All of them; of those at one host, the more telling path first.</summary>
    public static ReadOnlySpan<Webhook> All => s_all ??= Made();

    private static Webhook[]? s_all;
    private static ulong[]? s_ends;

    /// <summary>Whether one of them may answer at this host: what nearly all hosts fail.</summary>
    public static bool MayBeAt(ReadOnlySpan<char> host)
    {
        if (host.Length < MinHost)
            return false;
        int hash = HashOfEnd(host);
        return ((s_ends ??= Ends())[hash >> 6] >> hash & 1) != 0;
    }

    // A bit for each host by its end.
    private static ulong[] Ends()
    {
        ulong[] ends = new ulong[32];
        foreach (ref readonly Webhook hook in All)
        {
            int hash = HashOfEnd(hook.Host);
            ends[hash >> 6] |= 1UL << hash;
        }

        return ends;
    }

    // Of what stands before .com and its like, in any casing.
    private static int HashOfEnd(ReadOnlySpan<char> host) =>
        (int)((uint)((host[^5] & 31) | (host[^6] & 31) << 5 | (host[^7] & 31) << 10 | (host[^8] & 31) << 15) * 0x9E3779B1u >> 21);

    private static Webhook[] Made() =>
    [
        new("hooks.slack.com", "services/", "slack-webhook"),
        new("hooks.slack.com", "workflows/", "slack-webhook"),
        new("hooks.slack.com", "triggers/", "slack-webhook"),
        new("hooks.slack.com", "commands/", "slack-webhook"),
        new("hooks.slack-gov.com", "*/", "slack-webhook"),
        new("discord.com", "api/webhooks/*/", "discord-webhook", true),
        new("discord.com", "api/*/webhooks/*/", "discord-webhook", true),
        new("discordapp.com", "api/webhooks/*/", "discord-webhook", true),
        new("discordapp.com", "api/*/webhooks/*/", "discord-webhook", true),
        new(".discord.com", "api/webhooks/*/", "discord-webhook", true),
        new("outlook.office.com", "webhook/", "teams-webhook"),
        new("outlook.office365.com", "webhook/", "teams-webhook"),
        new(".webhook.office.com", "*/", "teams-webhook"),
        new("hooks.zapier.com", "hooks/catch/", "zapier-webhook"),
        new("hooks.zapier.com", "hooks/", "zapier-webhook"),
        new("api.telegram.org", "bot", "telegram-token", true),
        new("api.telegram.org", "file/bot", "telegram-token", true),
        new("maker.ifttt.com", "trigger/*/with/key/", "ifttt-key", true),
        new("maker.ifttt.com", "trigger/*/json/with/key/", "ifttt-key", true),
        new("maker.ifttt.com", "use/", "ifttt-key", true),
        new("open.feishu.cn", "open-apis/bot/v2/hook/", "lark-webhook"),
        new("open.feishu.cn", "open-apis/bot/hook/", "lark-webhook"),
        new("open.larksuite.com", "open-apis/bot/v2/hook/", "lark-webhook"),
        new("open.larksuite.com", "open-apis/bot/hook/", "lark-webhook"),
        new("www.feishu.cn", "flow/api/trigger-webhook/", "lark-webhook"),
        new("hooks.airtable.com", "workflows/v1/genericWebhook/", "airtable-webhook"),
        new("hook.integromat.com", "", "make-webhook"),
        new("hook.eu1.make.com", "", "make-webhook"),
        new("hook.eu2.make.com", "", "make-webhook"),
        new("hook.us1.make.com", "", "make-webhook"),
        new("hook.us2.make.com", "", "make-webhook"),
        new("webhook.site", "", "webhook"),
        new("events.pagerduty.com", "integration/", "pagerduty-webhook", true),
        new("alert.victorops.com", "integrations/generic/*/alert/", "victorops-key", true),
        new("hc-ping.com", "", "healthchecks-key", true),
        new("uptime.betterstack.com", "api/v1/heartbeat/", "heartbeat-key", true),
        new("cronitor.link", "p/", "cronitor-key", true),
        new("nosnch.in", "", "deadmanssnitch-key"),
        new("api.vercel.com", "v1/integrations/deploy/*/", "deploy-hook"),
        new("api.netlify.com", "build_hooks/", "deploy-hook"),
        new("api.cloudflare.com", "client/v4/pages/webhooks/deploy_hooks/", "deploy-hook"),
        new("collectors.sumologic.com", "receiver/v1/http/", "sumologic-key"),
        new(".sumologic.com", "receiver/v1/http/", "sumologic-key"),
        new("http-intake.logs.datadoghq.com", "v1/input/", "datadog-key", true),
        new(".loggly.com", "inputs/", "loggly-token", true),
        new("thingsboard.cloud", "api/v1/", "thingsboard-token", true),
        new(".thingsboard.cloud", "api/v1/", "thingsboard-token", true),
        new("demo.thingsboard.io", "api/v1/", "thingsboard-token", true),
        new(".infura.io", "v3/", "infura-key", true),
        new(".alchemy.com", "v2/", "alchemy-key", true),
        new(".alchemyapi.io", "v2/", "alchemy-key", true),
        new(".quiknode.pro", "", "quicknode-key"),
        new("rpc.ankr.com", "*/", "ankr-key"),
        new("calendar.google.com", "calendar/ical/*/private-", "calendar-feed", true),
        new("outlook.office365.com", "owa/calendar/", "calendar-feed"),
        new("outlook.live.com", "owa/calendar/", "calendar-feed"),
    ];
}
