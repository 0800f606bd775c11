using CsCheck;
using Telemetry.Analysis;
using Telemetry.Core.Tests.Support;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Analysis.Failures;

public sealed class TemplateTreeTests
{
    private static readonly Gen<string> s_line = Some.OneOf("cannot", "find", "file", "<n>", "<path>:", "'…'", "open", "port", "host", "x1").Array[0, 5].Select(words => string.Join(' ', words));

    [Fact]
    public void LinesThatDifferInAWordAreOne()
    {
        var tree = new TemplateTree();
        int one = tree.Add(FailureKind.TestsFailed, "--- FAIL: TestOrder (<n>s)");
        Assert.Equal("--- FAIL: TestOrder (<n>s)", tree.Clusters[one].Text);
        Assert.Equal(one, tree.Add(FailureKind.TestsFailed, "--- FAIL: TestTotal (<n>s)"));
        Assert.Equal(("--- FAIL: <*> (<n>s)", "--- FAIL: TestOrder (<n>s)"), (tree.Clusters[one].Text, tree.Clusters[one].First));
    }

    [Theory]
    [InlineData("found <n> errors", "found <n> warnings in")]
    [InlineData("ls: <path>: No such file", "cat: <path>: No such file")]
    [InlineData("bind <n> <n> refused it", "bind <n> <n> later then")]
    public void LinesThatSayOtherThingsStayApart(string one, string other)
    {
        var tree = new TemplateTree();
        Assert.NotEqual(tree.Add(FailureKind.Other, one), tree.Add(FailureKind.Other, other));
    }

    [Fact]
    public void LinesOfDifferentKindsNeverMeet()
    {
        var tree = new TemplateTree();
        Assert.NotEqual(tree.Add(FailureKind.FileNotFound, "open <path> failed"), tree.Add(FailureKind.AccessDenied, "open <path> failed"));
    }

    [Fact]
    public void TheSameLineIsAlwaysWhereItWas() => s_line.Array.Sample(lines =>
    {
        var tree = new TemplateTree();
        foreach (string line in lines)
        {
            int cluster = tree.Add(FailureKind.Other, line);
            Assert.Equal(cluster, tree.Add(FailureKind.Other, line));
        }
    });

    [Fact]
    public void TheSameLinesInTheSameOrderMakeTheSameClusters() => s_line.Array.Sample(lines =>
    {
        TemplateTree one = new(), other = new();
        Assert.Equal(lines.Select(line => one.Add(FailureKind.Other, line)), lines.Select(line => other.Add(FailureKind.Other, line)));
        Assert.Equal(one.Clusters.Select(cluster => cluster.Text), other.Clusters.Select(cluster => cluster.Text));
    });

    [Fact]
    public void ThereAreAtMostAThousandAndARestOfEachKind()
    {
        var tree = new TemplateTree();
        for (int i = 0; i < TemplateTree.MaxClusters; i++)
            tree.Add(FailureKind.Other, string.Join(' ', Enumerable.Range(0, 1 + i / 50).Select(word => $"w{Letters(i)}{word}")));
        Assert.Equal(TemplateTree.MaxClusters, tree.Clusters.Count);
        int late = tree.Add(FailureKind.Other, string.Join(' ', Enumerable.Repeat("late", 90)));
        Assert.Equal(late, tree.Add(FailureKind.Other, string.Join(' ', Enumerable.Repeat("later", 91))));
        Assert.Equal("<*>", tree.Clusters[late].First);
        Assert.NotEqual(late, tree.Add(FailureKind.Timeout, "late"));
        Assert.Equal(TemplateTree.MaxClusters + 2, tree.Clusters.Count);
    }

    [Theory]
    [InlineData("<n>", true)]
    [InlineData("(<n>,<n>):", true)]
    [InlineData("'…'", true)]
    [InlineData("pid=<n>", false)]
    [InlineData("---", false)]
    public void AMaskIsAWordThatSaysNothing(string word, bool isMask) => Assert.Equal(isMask, TemplateTree.IsMask(word));

    private static string Letters(int i) => new([.. $"{i:000}".Select(digit => (char)('a' + digit - '0'))]);
}
