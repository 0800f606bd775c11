using CsCheck;
using Telemetry.Core.Tests.Support;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Records;

public sealed class ShellCommandTests
{
    [Theory]
    [InlineData("npm test 2>&1 | tail -20")]
    [InlineData("npm test |& tail -20")]
    [InlineData("cd app && npm test | tail")]
    [InlineData("(cd app && npm test) | tail -5")]
    [InlineData("cargo test -p core | head -50")]
    [InlineData("python3 -m pytest -q | tail -3")]
    [InlineData("CI=1 timeout 60 ./run.sh | tee run.log")]
    [InlineData("go test ./... 2>&1 | grep -E 'FAIL|ok'")]
    [InlineData("make || true")]
    [InlineData("make && make install || :")]
    [InlineData("tsc --noEmit || echo \"it failed\"")]
    [InlineData("make; echo done")]
    [InlineData("make\necho \"exit: $?\"")]
    [InlineData("# build it\nmake | tail")]
    [InlineData("make | tail && echo ok")]
    [InlineData("git push | tail -3")]
    public void APipeASemicolonOrTrueHidesAFailure(string command) => Assert.True(ShellCommand.HidesFailure(command));

    [Theory]
    [InlineData("")]
    [InlineData("npm test")]
    [InlineData("npm test && echo ok")]
    [InlineData("cd app; npm test")]
    [InlineData("# make; echo\nmake")]
    [InlineData("make;")]
    [InlineData("npm test --grep 'a | b; c || true'")]
    [InlineData("node build.js \"x | tail; echo\"")]
    [InlineData("make a\\|tail")]
    [InlineData("make VERSION=$(git describe | tail -1)")]
    [InlineData("make > out.log 2>&1")]
    [InlineData("make || ninja")]
    public void WithoutThemTheExitCodeTells(string command) => Assert.False(ShellCommand.HidesFailure(command));

    [Theory]
    [InlineData("grep error log | head")]
    [InlineData("cat build.log | tail")]
    [InlineData("rg 'error TS' src; echo done")]
    [InlineData("tail -100 app.log || true")]
    [InlineData("sed -n 1,50p a.txt | head")]
    [InlineData("git log --oneline | head")]
    [InlineData("git -C app diff | head -50")]
    [InlineData("docker compose logs web | tail")]
    [InlineData("gh run view 1 | tail")]
    [InlineData("python3 -c 'print(open(\"log\").read())' | head")]
    [InlineData("curl -s http://localhost | head")]
    [InlineData("npm test | tail; cat npm.log")]
    [InlineData("make | tail; echo \"error: look above\"")]
    public void WhatPrintsOrSearchesForeignTextProvesNothing(string command) => Assert.False(ShellCommand.HidesFailure(command));

    [Theory]
    [InlineData("set -o pipefail; make | tail")]
    [InlineData("set -euo pipefail\nmake | tail")]
    [InlineData("for d in *; do make -C $d | tail; done")]
    [InlineData("if make | tail; then echo ok; fi")]
    [InlineData("make | tail; exit 1")]
    [InlineData("cat <<EOF | tail\nmake; ls\nEOF")]
    [InlineData("make & sleep 1; echo")]
    [InlineData("{ make; }")]
    [InlineData("make 'unclosed | tail")]
    public void WhereAnythingIsInDoubtThereIsNoNote(string command) => Assert.False(ShellCommand.HidesFailure(command));

    [Fact]
    public void AnyTextIsAnsweredWithoutAnException() =>
        Some.OneOf("make", " ", "|", "&", ";", "'", "\"", "\\", "$(", "(", ")", "<<", "#", "\n", "echo", "=", "1", "`", "/", "{").Array[0, 40].Select(string.Concat)
            .Sample(command => { ShellCommand.HidesFailure(command); });
}
