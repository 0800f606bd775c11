using System.Runtime.CompilerServices;
using Telemetry.Core.Tests.Support;
using Telemetry.Index;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Index;

public sealed class CallRowTests
{
    [Fact]
    public void ARowFillsOneLineOfTheProcessorsCache() => Assert.Equal(64, Unsafe.SizeOf<CallRow>());

    [Fact]
    public void OutcomeAndBackgroundDoNotDisturbEachOther()
    {
        var row = new CallRow { Outcome = Outcome.Failure, IsBackground = true };
        row.Outcome = Outcome.Success;
        Assert.Equal((Outcome.Success, true), (row.Outcome, row.IsBackground));
        row.Outcome = Outcome.Failure;
        row.IsBackground = false;
        Assert.Equal((Outcome.Failure, false), (row.Outcome, row.IsBackground));
    }

    [Fact]
    public void OnlyCallsWithTheSameParametersShareTheirHash()
    {
        using var folder = TempFolder.ForCaller();
        CallIndex index = Some.IndexOfLines(
            folder,
            """{"timestamp":"2026-01-03T10:30:00Z","tool_name":"Edit","params":{"file_path":"/a","old_string":"x"},"outcome":"success","tool_use_id":"t1"}""" + "\n",
            """{"timestamp":"2026-01-03T10:30:01Z","tool_name":"Edit","params":{"file_path":"/a","old_string":"y"},"outcome":"success","tool_use_id":"t2"}""" + "\n",
            """{"timestamp":"2026-01-03T10:30:02Z","tool_name":"Edit","params":{"file_path":"/a","old_string":"x"},"outcome":"success","tool_use_id":"t3"}""" + "\n",
            """{"timestamp":"2026-01-03T10:30:03Z","tool_name":"Edit","params":{},"outcome":"success","tool_use_id":"t4"}""" + "\n",
            """{"timestamp":"2026-01-03T10:30:03Z","tool_name":"Edit","params":{},"outcome":"success","tool_use_id":"t2"}""" + "\n");
        Assert.Equal(index.Parameters[0], index.Parameters[2]);
        Assert.NotEqual(index.Parameters[0], index.Parameters[1]);
        Assert.Equal((0u, true), (index.Parameters[3], index.Parameters[1] != 0));
    }

    [Fact]
    public void TheKindComesFromTheLineThatSaysWhatFailed()
    {
        using var folder = TempFolder.ForCaller();
        string[] lines =
        [
            """{"timestamp":"2026-01-03T10:30:00Z","tool_name":"Read","params":{"file_path":"/a"},"outcome":"failure","tool_use_id":"t1","stage":"executed","source":"hook","client_version":"2.1.330"}""" + "\n",
            """{"timestamp":"2026-01-03T10:30:00Z","tool_name":"Read","params":{},"outcome":"failure","error":"File does not exist.","tool_use_id":"t1","stage":"executed","source":"transcript"}""" + "\n",
        ];
        Some.InAnyOrder(lines, index =>
        {
            Assert.Equal(FailureKind.FileNotFound, index.Rows[0].Kind);
            Assert.Equal("2.1.330", index.ClientVersions[index.Rows[0].ClientVersion]);
        });
    }

    // The guess's text tells the kind although it tells no stage: a program's own words do not.
    [Fact]
    public void TheKindComesFromAGuessThatKnowsNoStageWhereNoOtherLineSaysWhatFailed()
    {
        string[] lines =
        [
            """{"timestamp":"2026-01-03T10:30:00Z","tool_name":"Bash","params":{},"outcome":"failure","error":"Exit code 127\nbash: line 5: pytes: command not found","tool_use_id":"t1","source":"batch"}""" + "\n",
            """{"timestamp":"2026-01-03T10:30:00Z","tool_name":"Bash","params":{},"outcome":"failure","tool_use_id":"t1","stage":"executed","source":"transcript"}""" + "\n",
        ];
        Some.InAnyOrder(lines, index =>
        {
            Assert.Equal((Stage.Executed, FailureKind.CommandNotFound), (index.Rows[0].Stage, index.Rows[0].Kind));
            Assert.Equal("bash: line <n>: pytes: command not found", index.Templates[index.Rows[0].Template]);
        });
    }
}
