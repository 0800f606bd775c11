using System.Text.RegularExpressions;

namespace Telemetry.Hook.Tests.Support;

/// <summary>A folder of a test's own with a store in it.</summary>
internal sealed partial class StoreFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telemetry-hook-");

    public string Folder => _folder.FullName;

    public string Store => Path.Combine(Folder, "store.jsonl");

    public string ErrorLog => Store + ".hook-errors.log";

    /// <summary>The store's lines, each with its timestamp replaced by <c>T</c>; empty without a store.</summary>
    public string[] Lines => File.Exists(Store) ? [.. File.ReadAllLines(Store).Select(line => Timestamp().Replace(line, "{\"timestamp\":\"T\""))] : [];

    /// <summary>The error log's lines.</summary>
    public string[] Errors => File.Exists(ErrorLog) ? File.ReadAllLines(ErrorLog) : [];

    public void Dispose() => _folder.Delete(recursive: true);

    [GeneratedRegex("^\\{\"timestamp\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\"")]
    private static partial Regex Timestamp();
}
