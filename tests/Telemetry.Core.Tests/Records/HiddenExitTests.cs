using System.Text.Json;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Records;

public sealed class HiddenExitTests
{
    [Theory]
    [InlineData("go test | tail")]
    [InlineData("go test ./... 2>&1 | tail -20")]
    [InlineData("npm test || true")]
    [InlineData("npm test; echo done")]
    [InlineData("npm test\necho done")]
    [InlineData("echo 'a' | grep b")]
    [InlineData("echo \"a;b\" ; ls")]
    [InlineData("echo it\\'s | cat")]
    public void WhatStandsBehindTheWorkDecides(string command) => Assert.True(HiddenExit.In(Json(command)));

    [Theory]
    [InlineData("go test ./...")]
    [InlineData("cd /x && go test")]
    [InlineData("go test;")]
    [InlineData("go test\n")]
    [InlineData("grep 'a|b' file")]
    [InlineData("grep \"a|b; c\" file")]
    [InlineData("echo a\\|b")]
    [InlineData("set -o pipefail; go test | tail")]
    [InlineData("go test 2>&1 && echo ok")]
    [InlineData("")]
    public void TheExitCodeIsThatOfTheWork(string command) => Assert.False(HiddenExit.In(Json(command)));

    // As it stands between the quotes of the store's JSON.
    private static byte[] Json(string command) => System.Text.Encoding.UTF8.GetBytes(JsonSerializer.Serialize(command, JsonSerializerOptions.Default)[1..^1].Replace("\\u0027", "'", StringComparison.Ordinal).Replace("\\u0022", "\\\"", StringComparison.Ordinal).Replace("\\u0026", "&", StringComparison.Ordinal).Replace("\\u003E", ">", StringComparison.Ordinal));
}
