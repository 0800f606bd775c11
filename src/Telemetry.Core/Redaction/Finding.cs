namespace Telemetry.Redaction;

/// <summary>A secret in a text: where it starts, where it ends (exclusive), and what it is (<c>github-token</c>, <c>password</c>).</summary>
internal readonly record struct Finding(int Start, int End, string Kind);
