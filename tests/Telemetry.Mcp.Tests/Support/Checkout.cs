namespace Telemetry.Mcp.Tests.Support;

/// <summary>The sources that the tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "Telemetry.sln")))
            root = Path.GetDirectoryName(root);
        return root ?? throw new InvalidOperationException("The tests run outside of the checkout.");
    }
}
