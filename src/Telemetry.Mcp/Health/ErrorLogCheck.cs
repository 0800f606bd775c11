using System.Text.Json.Nodes;
using Telemetry.Mcp.Answers;
using Telemetry.Storage;

namespace Telemetry.Mcp.Health;

/// <summary>Did the hook write down that something went wrong?</summary>
internal static class ErrorLogCheck
{
    private const int ShownLines = 3, MaxLine = 200;

    public static Check Of(Premises premises)
    {
        string path = new HookErrorLog(premises.StorePath).Path;
        HookErrors errors = HookErrors.Read(path);
        if (errors.LastMs is not long lastMs)
            return Check.Of("errors", [Finding.Ok("The hook has reported no errors.")]);
        int recent = errors.CountSince(premises.NowMs - StoreSurvey.DayMs);
        string last = Quoted.Text(errors.Lines[^1].Text, MaxLine);
        string says = recent > 0
            ? $"{Say.Many(recent, "error")} in the last 24 h, the last {When.Ago(lastMs, premises.NowMs)}: {last}"
            : $"The hook's last error is of {When.Moment(lastMs, premises.Time)}: {last}";
        Finding finding = recent == 0 ? new Finding(CheckStatus.Ok, says) : Repair(last, premises.StorePath) is string repair ? Finding.Problem(says, repair) : Finding.Warning(says, $"rm {Shell.Word(path)}   (once you have read it)");
        IEnumerable<string> earlier = errors.Lines.SkipLast(1).TakeLast(ShownLines - 1).Select(line => $"{When.Moment(line.TimestampMs, premises.Time)}  {Quoted.Text(line.Text, MaxLine)}");
        return Check.Of("errors", [finding], [.. earlier, path], new JsonObject { ["last_24_h"] = recent, ["logged"] = errors.Lines.Count });
    }

    private static string? Repair(string error, string store)
    {
        if (error.Contains("Permission denied", StringComparison.Ordinal) || error.Contains(nameof(UnauthorizedAccessException), StringComparison.Ordinal))
            return $"sudo chown \"$USER\" {Shell.Word(store)} && chmod 600 {Shell.Word(store)}";
        if (error.Contains("No space left", StringComparison.Ordinal) || error.Contains("bytes fitted", StringComparison.Ordinal))
            return $"df -h {Shell.Word(Path.GetDirectoryName(Path.GetFullPath(store))!)}   (and make room)";
        return error.Contains("Is a directory", StringComparison.Ordinal) ? StoreCheck.FolderRepair(store) : null;
    }
}
