using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>A login is told by its flags where nobody has listed the program.</summary>
public sealed class LoginFlagsTests
{
    [Theory]
    [InlineData("mytool -u jo -p § list")]
    [InlineData("mytool -u jo -p§ list")]
    [InlineData("mytool sync --username jo -p \"§\" --host h")]
    [InlineData("mytool --user 'CORP\\jo' -p '§'")]
    [InlineData("mytool --user jo:§ get x")]
    [InlineData("mytool --proxy-user 'jo:§'")]
    [InlineData("mytool --proxyauth jo:§")]
    [InlineData("sudo -E mytool -u jo -p §")]
    [InlineData("docker exec web mytool -u jo -p § list")]
    [InlineData("kubectl exec pod -- mytool -u jo -p '§'")]
    [InlineData("if ! mytool -u \"$U\" -p '§'; then exit 1; fi")]
    public void APasswordBehindAUserIsGone(string command)
    {
        foreach (string secret in (string[])["Sp1nd3l!4x", "hQ7vXk29LmPz4RtB", "n8Jw3-Tq0ZyLe"])
            Assert.Equal(command.Replace("§", "[REDACTED:password]", StringComparison.Ordinal), TextRedaction.Apply(command.Replace("§", secret, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("docker run --user 1000:1000 -p 8080:80 app2024")]
    [InlineData("docker run -u node -p 3000:3000 acme/web2")]
    [InlineData("mytool -u jo -p $PASS")]
    [InlineData("mytool -u jo -p \"${PASS}\"")]
    [InlineData("mytool -u jo -p hunter")]
    [InlineData("mytool -u jo -p 5432 Db1")]
    [InlineData("mytool -u -p Abc12345x")]
    [InlineData("mytool -u jo run -p Profile1x")]
    [InlineData("mytool -u jo --port Abc12345x")]
    [InlineData("python3 -u scripts/run2.py -p Profile1x")]
    [InlineData("python -u train.py -p exp2024A")]
    [InlineData("sudo -u postgres psql -p 5433")]
    [InlineData("chown --user App1:Group1 x")]
    [InlineData("mytool --user <user>:<password>")]
    [InlineData("mytool --auth https://example.com/A1b2C3d4")]
    [InlineData("rsync -u -p File1.txt Dest2")]
    [InlineData("ps -u jo -p 1234")]
    public void WhatIsNoPasswordStays(string command) => Assert.Equal(command, TextRedaction.Apply(command));
}
