using System.Text;
using System.Text.Json.Nodes;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>A command that is given as an array is read as the command that it is.</summary>
public sealed class ArgumentListTests
{
    [Theory]
    [InlineData("""{"argv":["redis-cli","-h","cache","-a","§","PING"]}""")]
    [InlineData("""{"args":["/usr/bin/mysql","-uroot","-p§","-e","select 1"]}""")]
    [InlineData("""{"command":["docker","login","-u","jo","-p","§","ghcr.io"]}""")]
    [InlineData("""{"cmd":["docker","exec","db","mysql","-uroot","-p§"]}""")]
    [InlineData("""{"command":["sh","-c","mysql -uroot -p§ -e 'select 1'"]}""")]
    [InlineData("""{"command":"docker","args":["login","-u","jo","-p","§"]}""")]
    [InlineData("""{"server":{"command":"/usr/bin/sshpass","args":["-p","§","ssh","jo@h"]}}""")]
    [InlineData("""{"steps":[["ls","-l"],["curl","-u","jo:§","https://example.com/a b"]]}""")]
    [InlineData("""{"argv":["openssl","passwd","-6","§"]}""")]
    [InlineData("""{"argv":["curl","-H","it's","-u","jo:§"]}""")]
    public void ASecretArgumentIsGone(string parameters)
    {
        const string secret = "Sp1nd3l!4x";
        string redacted = Redacted(parameters.Replace("§", secret, StringComparison.Ordinal));
        Assert.DoesNotContain(secret, redacted, StringComparison.Ordinal);
        Assert.Equal(JsonNode.Parse(parameters.Replace("§", "[REDACTED:password]", StringComparison.Ordinal))!.ToJsonString(), JsonNode.Parse(redacted)!.ToJsonString());
        Assert.Equal(redacted, Redacted(redacted));
        // What an older version has stored is taken out too.
        Dictionary<string, int> kinds = [];
        byte[]? scrubbed = new JsonScrubbing(kinds).Apply(Encoding.UTF8.GetBytes($"{{\"parameters\":{parameters.Replace("§", secret, StringComparison.Ordinal)}}}"), []);
        Assert.DoesNotContain(secret, Encoding.UTF8.GetString(scrubbed!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"argv":["docker","run","-p","8080:80","--name","web1","nginx:1.27"]}""")]
    [InlineData("""{"argv":["mysql","-u","root","-p","-h","db"]}""")]
    [InlineData("""{"argv":["cp","-p","a1b2c3d4","e5f6g7h8"]}""")]
    [InlineData("""{"argv":["redis-cli","-a","$REDIS_PASS","PING"]}""")]
    [InlineData("""{"names":["mysql","redis","Postgres16"]}""")]
    [InlineData("""{"mixed":["redis-cli",{"a":1},"-a","x1y2z3w4"]}""")]
    [InlineData("""{"command":"cat","args":["login","-p","Chapter12"]}""")]
    [InlineData("""{"argv":["curl","-H","it's","-u"]}""")]
    [InlineData("""{"argv":[]}""")]
    [InlineData("""{"argv":[""]}""")]
    public void AnyOtherArrayIsKept(string parameters) => Assert.Equal(JsonNode.Parse(parameters)!.ToJsonString(), JsonNode.Parse(Redacted(parameters))!.ToJsonString());

    [Theory]
    [InlineData("""{"credentials":["redis-cli -a x","--pass a9Zk4wz7ZL7c"]}""")]
    [InlineData("""{"token":["mysql","passphrase=r5g6K8m2"]}""")]
    [InlineData("""{"cookie":["mysql -p r5g6K8m2'","apiKey=634U/"]}""")]
    [InlineData("""{"Authorization":{"value":["mysql","y pass =\"3f85Kq9T"]}}""")]
    public void WhatTheArraysNamePromisesHoldsForWhatIsLeftOfAnArgument(string parameters) => Assert.Equal(Redacted(parameters), Redacted(Redacted(parameters)));

    private static string Redacted(string parameters) => Encoding.UTF8.GetString(JsonRedaction.Apply(Encoding.UTF8.GetBytes(parameters)).Utf8.Span);
}
