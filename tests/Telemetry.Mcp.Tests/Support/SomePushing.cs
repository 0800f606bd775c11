using Telemetry.Mcp.Memory;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>Pushing in tests.</summary>
internal static class SomePushing
{
    private static readonly MemoryServer s_server = new("some-memory", "some-memory", [], new Dictionary<string, string>(), "a test");

    /// <summary>A server is set, which is called some-memory.</summary>
    public static MemorySetting IsSet { get; } = MemorySetting.Off with { Server = s_server };

    /// <summary>No lessons, and no server.</summary>
    public static Pushing OfNothing => Of(new Pusher(Path.Combine(Path.GetTempPath(), "no-such-folder", "store.jsonl"), _ => [], (_, _) => throw new InvalidOperationException(), null, new FixedTime(Some.Now)), isSet: false);

    /// <summary>A pusher, with a server that is called some-memory or none.</summary>
    public static Pushing Of(Pusher pusher, bool isSet = true, CancellationToken end = default) => new(pusher, isSet ? IsSet : MemorySetting.Off, end);
}
