using Telemetry.Analysis;

namespace Telemetry.Core.Tests.Analysis;

public sealed class ReadOnlyCommandTests
{
    [Theory]
    [InlineData("ls -la src", "src")]
    [InlineData("cat a.cs b.cs", "a.cs b.cs")]
    [InlineData("grep -rn 'a b' src | head -20", "/a b/ src")]
    [InlineData("grep -n -A 3 todo src", "/todo/ src")]
    [InlineData("grep -e todo src", "/todo/ src")]
    [InlineData("rg -g '*.cs' todo", "/todo/")]
    [InlineData("rg -g 'Order*.cs' todo", "/Order*.cs/ /todo/")]
    [InlineData("find . -name '*.cs' -type f -maxdepth 2", ".")]
    [InlineData("find src -name 'Order*' \\( -type f -o -type d \\)", "src /Order*/ ")]
    [InlineData("cd /p && git log --oneline -5 -- src/a.cs", "@/p src/a.cs")]
    [InlineData("git -C /q show 1a2b:src/a.cs 2>/dev/null", "@/q 1a2b:src/a.cs")]
    [InlineData("git --no-pager diff HEAD", "")]
    [InlineData("gh pr view 12 --json title", "12 /title/")]
    [InlineData("cat a; echo ---; wc -l b 2>&1", "a b")]
    [InlineData("ls a || true", "a")]
    public void WhatOnlyReadsIsKnownWithWhatItNames(string command, string words)
    {
        ReadOnlyCommand? read = ReadOnlyCommand.Of(command);
        Assert.NotNull(read);
        Assert.Equal(words.Trim(), string.Join(' ', read.Words.Where(word => word.Text != "-o").Select(word => word.Use switch { WordUse.Text => $"/{word.Text}/", WordUse.Folder => $"@{word.Text}", _ => word.Text })));
    }

    [Theory]
    [InlineData("sed -n '10,20p' a.cs", true)]
    [InlineData("tail -n +5 a.cs", true)]
    [InlineData("tail -n 5 a.cs", false)]
    [InlineData("cat a.cs | head -5", false)]
    public void SomeLinesOnlyAreAPart(string command, bool isPaged) => Assert.Equal(isPaged, ReadOnlyCommand.Of(command)!.IsPaged);

    [Theory]
    [InlineData("cat a > b")]
    [InlineData("cat a >> b")]
    [InlineData("cat a 2> errors")]
    [InlineData("cat a | tee b")]
    [InlineData("cat a && rm a")]
    [InlineData("cat $(ls)")]
    [InlineData("cat `ls`")]
    [InlineData("cat \"$FILE\"")]
    [InlineData("cat < a")]
    [InlineData("cat <<EOF\na\nEOF")]
    [InlineData("diff <(ls a) <(ls b)")]
    [InlineData("ls & ")]
    [InlineData("sed -i 's/a/b/' a.cs")]
    [InlineData("sed -n 's/a/b/w out' a.cs")]
    [InlineData("sed 's/a/b/' a.cs")]
    [InlineData("awk '{print > \"x\"}' a")]
    [InlineData("find . -name a -delete")]
    [InlineData("find . -exec rm {} +")]
    [InlineData("ls | xargs rm")]
    [InlineData("sort -o a a")]
    [InlineData("sort -oa a")]
    [InlineData("uniq a b")]
    [InlineData("tail -f log")]
    [InlineData("rg --pre sh todo")]
    [InlineData("git commit -m x")]
    [InlineData("git branch x")]
    [InlineData("git -c core.pager=sh log")]
    [InlineData("git diff --output=x")]
    [InlineData("git grep -O todo")]
    [InlineData("gh pr merge 12")]
    [InlineData("gh api repos/x -X POST")]
    [InlineData("FOO=1 cat a")]
    [InlineData("sudo cat a")]
    [InlineData("for f in a b; do cat $f; done")]
    [InlineData("cat 'a")]
    [InlineData("cat [SHAPE:kfgamcpd, 48]")]
    public void WhatMayDoMoreIsNotCalledReading(string command) => Assert.Null(ReadOnlyCommand.Of(command));

    [Fact]
    public void ACommandThatWasCutMayHaveGoneOn()
    {
        Assert.NotNull(ReadOnlyCommand.Of("cat " + new string('a', 495)));
        Assert.Null(ReadOnlyCommand.Of("cat " + new string('a', 496)));
    }

    [Theory]
    [InlineData("*.cs", true)]
    [InlineData("**/*.ts", true)]
    [InlineData("**", true)]
    [InlineData("Order*.cs", false)]
    [InlineData("*.Designer", false)]
    [InlineData(".cs", false)]
    public void OnlyAKindOfFileNamesNothing(string pattern, bool isAny) => Assert.Equal(isAny, ReadOnlyProgram.IsAnyName(pattern));
}
