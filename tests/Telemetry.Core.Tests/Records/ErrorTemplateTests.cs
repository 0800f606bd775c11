using CsCheck;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Records;

public sealed class ErrorTemplateTests
{
    [Theory]
    [InlineData("File does not exist. Note: your current working directory is /home/dev/app.", "File does not exist. Note: your current working directory is <path>.")]
    [InlineData("<tool_use_error>String to replace not found in file.\nString: absent</tool_use_error>", "String to replace not found in file.")]
    [InlineData("Found 3 matches of the string", "Found <n> matches of the string")]
    [InlineData("Exit code 1\nerror TS2304: Cannot find name 'foo'.", "error TS<n>: Cannot find name '…'.")]
    [InlineData("Exit code 127", "Exit code 127")]
    [InlineData("upstream 503 at https://x.example/?a=b", "upstream <n> at <url>")]
    [InlineData("session 42d49bc9-1d06-43ba-89d2-d4839024a42b is gone", "session <id> is gone")]
    [InlineData("src/a.ts:12:3: x in b_test.go:4", "<path>:<n>:<n>: x in <path>:<n>")]
    [InlineData("took 0.22s of 1024 MB at 10.0.0.1:80", "took <n>s of <n> MB at <n>:<n>")]
    [InlineData("request req_011CSHoEeqs5C35K2UUqR7Fy of user1", "request <id> of user<n>")]
    [InlineData("[lint:go] \u001B[31merror\u001B[0m in 'a'\tand `b'", "error in '…' and `…'")]
    [InlineData("The user doesn't want to", "The user doesn't want to")]
    [InlineData("", "")]
    public void WhatDiffersInNamesAndNumbersOnlySaysTheSame(string error, string template) => Assert.Equal(template, ErrorTemplate.Of(error));

    [Fact]
    public void ATemplateIsShortAndOneLine() => Gen.String.Sample(text => ErrorTemplate.Of(text) is { Length: <= 120 } template && !template.Contains('\n'));
}
