using System.Xml.Linq;
using Telemetry.Mcp.Serving;

namespace Telemetry.Mcp.Tests;

/// <summary>The two programs share Core and nothing else, and one of them alone knows the SDK of the protocol.</summary>
public sealed class ReferencesTests
{
    private const string Sdk = "ModelContextProtocol";

    [Theory]
    [InlineData("Telemetry.Core")]
    [InlineData("Telemetry.Hook", "Telemetry.Core")]
    [InlineData("Telemetry.Mcp", "Telemetry.Core")]
    public void AProjectBuildsOnNoOtherThan(string project, params string[] allowed) => Assert.Equal(
        allowed, Included(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))));

    [Theory]
    [InlineData("Telemetry.Core")]
    [InlineData("Telemetry.Hook")]
    public void TheHooksSideNeedsNoPackage(string project) => Assert.Empty(Included(project, "PackageReference"));

    [Fact]
    public void TheServerWasBuiltWithoutTheHook() =>
        Assert.DoesNotContain(typeof(TelemetryServer).Assembly.GetReferencedAssemblies(), name => name.Name is "telemetry-hook" or "Telemetry.Hook");

    [Theory]
    [InlineData("Telemetry.Core")]
    [InlineData("Telemetry.Hook")]
    public void OnlyTheServersProjectNamesTheSdk(string project) => Assert.DoesNotContain(
        Directory.EnumerateFiles(Folder(project), "*.cs*", SearchOption.AllDirectories), path => File.ReadAllText(path).Contains(Sdk, StringComparison.Ordinal));

    [Fact]
    public void TheServersProjectDoesNameIt() => Assert.Contains(Included("Telemetry.Mcp", "PackageReference"), name => name.StartsWith(Sdk, StringComparison.Ordinal));

    private static IEnumerable<string> Included(string project, string item) =>
        XDocument.Load(Path.Combine(Folder(project), project + ".csproj")).Descendants(item).Select(element => element.Attribute("Include")!.Value);

    private static string Folder(string project) => Path.Combine(Repository.Root, "src", project);
}
