using Telemetry.Import;
using Telemetry.Storage;

namespace Telemetry.Core.Tests.Import;

public sealed class TranscriptFolderTests
{
    [Fact]
    public void TheClientsFolderIsTheConfiguredOneElseThatInTheHomeFolder()
    {
        Assert.Equal(Path.Combine("/c", "projects"), TranscriptFolder.In(TelemetryFile.ClientFolder(name => name == "CLAUDE_CONFIG_DIR" ? "/c" : "/x", () => "/h")));
        Assert.Equal(Path.Combine("/h", ".claude", "projects"), TranscriptFolder.In(TelemetryFile.ClientFolder(_ => null, () => "/h")));
    }

    [Fact]
    public void SubagentsFilesBelongToTheFolderAndJournalsDoNot()
    {
        using var folder = TempFolder.ForCaller();
        string deep = Directory.CreateDirectory(folder.File("project/s1/subagents/wf_1")).FullName;
        string[] paths = [folder.File("project/s1.jsonl"), Path.Combine(deep, "agent-a1.jsonl"), Path.Combine(deep, "journal.jsonl"), folder.File("project/notes.txt")];
        foreach (string path in paths)
            File.WriteAllText(path, "{}\n");

        TranscriptFile[] files = [.. TranscriptFolder.Files(folder.Path)];
        Assert.Equal([paths[0], paths[1]], files.Select(file => file.Path).Order());
        Assert.Equal([null, "a1"], files.OrderBy(file => file.Path).Select(file => file.AgentId));
        Assert.Equal([paths[0], paths[1]], TranscriptFolder.OfSession(folder.Path, "s1").Select(file => file.Path).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("../project/s1")]
    [InlineData("no such session")]
    public void AnIdThatIsNoSessionHasNoFiles(string sessionId)
    {
        using var folder = TempFolder.ForCaller();
        File.WriteAllText(Path.Combine(folder.Subfolder("project"), "s1.jsonl"), "{}\n");
        Assert.Empty(TranscriptFolder.OfSession(folder.Path, sessionId));
    }

    [Fact]
    public async Task APipeIsNotWaitedForAndALinkBackIsNotFollowed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no named pipes in folders.");
        using var folder = TempFolder.ForCaller();
        string project = folder.Subfolder("project"), pipe = Path.Combine(project, "pipe.jsonl");
        File.WriteAllText(Path.Combine(project, "s1.jsonl"), "{}\n");
        Directory.CreateSymbolicLink(Path.Combine(project, "back"), folder.Path);
        using (var made = System.Diagnostics.Process.Start("mkfifo", [pipe]))
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(File.Exists(pipe));
        Assert.Equal(["s1.jsonl"], TranscriptFolder.Files(folder.Path).Select(file => Path.GetFileName(file.Path)));
        Assert.Empty(TranscriptFolder.Files(pipe));
    }

    [Fact]
    public void APathThatIsNotThereHasNoFiles() => Assert.Empty(TranscriptFolder.Files(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString())));
}
