using System.Diagnostics;
using System.Globalization;

namespace Telemetry.Core.Tests.Fuzz;

/// <summary>Runs a check on damaged input for a few seconds. The inputs are the same in each run, unless <c>TELEMETRY_FUZZ_SEED</c> says where to start.</summary>
/// <remarks>
/// To look for more: <c>TELEMETRY_FUZZ_SEED=1000000 TELEMETRY_FUZZ_SECONDS=600 dotnet test tests/Telemetry.Core.Tests</c>. A failure names its seed, with
/// which its input comes first; what it taught becomes a case of a test with a name.
/// </remarks>
internal static class Fuzzing
{
    private const int FewestInputs = 50, LongestShownInput = 20_000;

    public static void Run(IReadOnlyList<byte[]> seeds, Action<byte[]> check)
    {
        int first = Setting("TELEMETRY_FUZZ_SEED", 1), seed = first;
        var limit = TimeSpan.FromSeconds(Setting("TELEMETRY_FUZZ_SECONDS", 4));
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < limit; seed++)
        {
            byte[] input = Mutation.Of(seeds, new Random(seed));
            try
            {
                check(input);
            }
            catch (Exception e)
            {
                string shown = input.Length <= LongestShownInput ? Convert.ToBase64String(input) : $"{input.Length} bytes";
                Assert.Fail($"TELEMETRY_FUZZ_SEED={seed}: {e}\nThe input in base64: {shown}");
            }
        }

        // Else a check that takes for ever would look like one that passed.
        Assert.True(seed - first >= FewestInputs, $"Only {seed - first} inputs were tried.");
    }

    /// <summary>The lines of a fixture.</summary>
    public static IReadOnlyList<byte[]> LinesOf(string fixture) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", fixture)).Select(System.Text.Encoding.UTF8.GetBytes)];

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
