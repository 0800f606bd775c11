using System.Globalization;
using System.Text.Json.Nodes;
using Telemetry.Mcp.Answers;
using Telemetry.Mcp.Forgetting;
using Telemetry.Storage;

namespace Telemetry.Mcp.Health;

/// <summary>Is the store where hooks write, private, readable and writable, and how fast does it grow?</summary>
internal static class StoreCheck
{
    private const int GrowthDays = 30;
    private const double WorrisomeSkips = 0.01;
    private const UnixFileMode OwnersReadWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    public static Check Of(Premises premises, IReadOnlyList<SettingsFile> settings, StoreSurvey store)
    {
        string path = premises.StorePath;
        var findings = new List<Finding>();
        // What the client's settings set, its hooks see; a terminal does not.
        if (settings.Select(file => (file, store: file.Variable("TELEMETRY_FILE"))).FirstOrDefault(pair => pair.store is not null) is { store: string elsewhere } pair && elsewhere != path)
            findings.Add(Finding.Problem($"Hooks write to {elsewhere}, which {pair.file.Path} sets; this looks at {path}.", $"TELEMETRY_FILE={Shell.Word(elsewhere)} {premises.Program} doctor"));
        // The server's environment is that of the client's settings, and a terminal's only where those say nothing.
        RetentionDays retention = settings.Select(file => file.Variable(RetentionDays.Variable)).FirstOrDefault(set => set is not null) is string days ? RetentionDays.Parse(days) : premises.Retention;
        if (retention.Problem is string problem)
            findings.Add(Finding.Warning(problem, $"Set {RetentionDays.Variable} to a number of days such as 90, or unset it to keep everything."));
        if (Directory.Exists(path))
            return Check.Of("store", [.. findings, Finding.Problem($"The store {path} is a folder: hooks cannot write there.", FolderRepair(path))]);
        if (!store.Exists)
            return Check.Of("store", [.. findings, Finding.Warning($"There is no store yet: {path} is made with the first event.")]);
        if (store.Trouble is string trouble)
            findings.Add(Finding.Problem($"The store {path} cannot be read: {Quoted.Text(trouble, 200)}", $"sudo chown \"$USER\" {Shell.Word(path)} && chmod 600 {Shell.Word(path)}"));
        findings.AddRange(Permissions(path));
        if (store.Skipped > 0 && store.Skipped > WorrisomeSkips * (store.Records + store.Skipped))
            findings.Add(Finding.Warning($"No records: {Say.Count(store.Skipped)} of {Say.Many(store.Records + store.Skipped, "line")}. Is {path} the right file?"));
        var (bytesADay, callsADay) = Growth(store, premises.NowMs);
        string growth = $"it grows by {Size(bytesADay)} and {Say.Calls((long)Math.Round(callsADay))} a day";
        if (findings.Count == 0)
            findings.Add(Finding.Ok($"{Say.Calls(store.Calls)} in {Size(store.Bytes)}; {growth}."));
        var figures = new JsonObject
        {
            ["path"] = path,
            ["bytes"] = store.Bytes,
            ["calls"] = store.Calls,
            ["skipped_lines"] = store.Skipped,
            ["bytes_a_day"] = (long)bytesADay,
            ["calls_a_day"] = Math.Round(callsADay, 1),
        };
        return Check.Of("store", findings, [$"{path}{Mode(path)}, {Say.Many(store.Skipped, "line")} skipped{(retention.Days is int kept ? $", calls kept for {Say.Many(kept, "day")}" : "")}"], figures);
    }

    /// <summary>What makes room for the file where a folder is.</summary>
    public static string FolderRepair(string path) => $"mv {Shell.Word(path)} {Shell.Word(path + ".folder")}";

    private static IEnumerable<Finding> Permissions(string path)
    {
        if (OperatingSystem.IsWindows())
            yield break;
        foreach (string file in new[] { path, new HookErrorLog(path).Path, ShapeKey.PathOf(path), Outbox.PathOf(path) })
        {
            if (!File.Exists(file))
                continue;
            UnixFileMode mode = File.GetUnixFileMode(file);
            string repair = $"chmod 600 {Shell.Word(file)}";
            if ((mode & ~OwnersReadWrite & ~UnixFileMode.UserExecute) != 0)
                yield return Finding.Problem($"{file} is open to others: its mode is {Octal(mode)}, and should be 0600.", repair);
            else if ((mode & OwnersReadWrite) != OwnersReadWrite)
                yield return Finding.Problem($"{file} cannot be read and written by its owner: its mode is {Octal(mode)}, and should be 0600.", repair);
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        // The client itself makes its folder readable to all, which tells names only; who may write there can put another file in the store's place.
        UnixFileMode folderMode = File.GetUnixFileMode(folder);
        if ((folderMode & OthersWrite) != 0 && (folderMode & UnixFileMode.StickyBit) == 0)
            yield return Finding.Problem($"Others may write in {folder}, and so replace the store: its mode is {Octal(folderMode)}.", $"chmod go-w {Shell.Word(folder)}");
    }

    private static (double Bytes, double Calls) Growth(StoreSurvey store, long nowMs)
    {
        long today = nowMs / StoreSurvey.DayMs;
        DayGrowth[] recent = [.. store.Days.Where(day => day.Day > today - GrowthDays && day.Day <= today)];
        if (recent.Length == 0)
            return (0, 0);
        double days = today - recent[0].Day + 1;
        return (recent.Sum(day => day.Bytes) / days, recent.Sum(day => day.Calls) / days);
    }

    private static string Mode(string path) => OperatingSystem.IsWindows() ? "" : $", mode {Octal(File.GetUnixFileMode(path))}";

    private static string Octal(UnixFileMode mode) => "0" + Convert.ToString((int)mode & 0x1FF, 8).PadLeft(3, '0');

    private static string Size(double bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes:0} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024:0.0} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024 / 1024:0.0} MiB"),
    };
}
