namespace Telemetry.Mcp.Memory;

/// <summary>What became of one lesson that was sent.</summary>
/// <param name="Name">The entity's name.</param>
/// <param name="State">What became of it.</param>
/// <param name="Reason">Why it is not stored, as a sentence without its end; null where it is.</param>
internal sealed record Delivery(string Name, DeliveryState State, string? Reason = null);
