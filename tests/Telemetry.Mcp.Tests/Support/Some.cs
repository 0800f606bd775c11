using CsCheck;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>Any value that a test does not care about.</summary>
internal static class Some
{
    /// <summary>When the first call ended.</summary>
    public static readonly DateTimeOffset Start = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>When questions are put: an hour after the first call.</summary>
    public static readonly DateTimeOffset Now = Start.AddHours(1);

    public const string Project = "/home/dev/app";

    /// <summary>A call that succeeded, a second after the one before.</summary>
    public static RecordedCall Call(string tool = "Bash", int i = 0) => new(tool, Start.AddSeconds(i)) { Id = $"toolu_{tool}_{i}" };

    /// <summary>A call that failed.</summary>
    public static RecordedCall Failure(string tool = "Bash", int i = 0, string error = "it failed", string stage = "executed") =>
        Call(tool, i) with { Error = error, Stage = stage };

    /// <summary>Several calls, a second apart.</summary>
    public static IEnumerable<RecordedCall> Calls(int count, string tool = "Bash", int from = 0) => Enumerable.Range(from, count).Select(i => Call(tool, i));

    /// <summary>Any of these.</summary>
    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
