using Telemetry.Core.Tests.Support;
using Telemetry.Records;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

public sealed class ErrorShapeTests
{
    private static readonly CallShape s_shape = new("0123456789abcdef"u8);

    [Theory]
    [InlineData("<tool_use_error>String to replace not found in file.\nString: acme</tool_use_error>", "<tool_use_error>String to replace not found in file.</tool_use_error>")]
    [InlineData("Exit code 127", "Exit code 127")]
    [InlineData("Exit code 2\nmake: *** No rule to make target 'acme'.  Stop.", "Exit code 2\nmake: *** No rule to make target '…'. Stop. #________")]
    [InlineData("Exit code 1\nacme is running\nfatal: acme corp not found in /home/acme", "Exit code 1\nfatal: <*> not found in <path> #________")]
    [InlineData("Exit code 137\n[Request interrupted by user for tool use]\n=== RUN acme\nFAIL acme", "Exit code 137\n[Request interrupted by user for tool use]\nFAIL <*> #________")]
    [InlineData("PreToolUse:Bash hook error: [acme.sh]: acme: not allowed", "PreToolUse:Bash hook error: [<*>.sh]: <*>: not allowed #________")]
    [InlineData("Permission to use Bash with command acme --deploy has been denied.", "Permission to use Bash with command <*> has been denied. #________")]
    [InlineData("acme acme, acme", "<*> #________")]
    [InlineData("", "")]
    public void WhatProgramsSayToEverybodyStays(string error, string shape)
    {
        string actual = s_shape.OfError(error);
        Assert.Matches("^" + System.Text.RegularExpressions.Regex.Escape(shape).Replace("________", "[a-z]{8}", StringComparison.Ordinal) + "$", actual);
    }

    [Fact]
    public void ErrorsThatSaidTheSameStillDo()
    {
        Assert.Equal(s_shape.OfError("Exit code 1\nacme failed after 3 s"), s_shape.OfError("Exit code 1\nacme failed after 4 s"));
        Assert.NotEqual(s_shape.OfError("Exit code 1\nacme failed after 3 s"), s_shape.OfError("Exit code 1\ninitech failed after 3 s"));
    }

    // 790 different failures of public sessions.
    [Fact]
    public void RealFailuresKeepTheirStageAndTheirGroups()
    {
        var groups = new Dictionary<string, string>();
        var shaped = new HashSet<string>();
        int n = 0, stages = 0;
        foreach (LabelledFailure failure in LabelledFailure.All)
        {
            string shape = s_shape.OfError(failure.Error);
            n++;
            stages += OutcomeRules.StageOf(shape) == OutcomeRules.StageOf(failure.Error) ? 1 : 0;
            string template = ErrorTemplate.Of(shape);
            Assert.True(groups.TryAdd(ErrorTemplate.Of(failure.Error), template) || groups[ErrorTemplate.Of(failure.Error)] == template, failure.Error);
            shaped.Add(template);
        }

        Assert.True(stages == n, $"{stages} of {n}");
        Assert.Equal(groups.Count, shaped.Count);
    }
}
