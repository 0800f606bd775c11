using System.Text;
using ModelContextProtocol.Protocol;
using Telemetry.Mcp.Serving;

namespace Telemetry.Mcp.Tests.Serving;

public sealed class OpenRequestsTests
{
    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":7,"method":"tools/list"}""")]
    [InlineData("""{"method":"tools/list","params":{"a":[1,{"id":9}]},"id":7}""")]
    [InlineData("""  {"id":7,"method":"x"}  """)]
    public void ARequestIsOpenUntilItIsAnswered(string line)
    {
        OpenRequests open = After(line);
        Assert.False(open.IsEmpty);
        open.OnSent(new RequestId(7));
        Assert.True(open.IsEmpty);
    }

    [Fact]
    public void ANumberAndTheSameDigitsAsTextAreTwoIds()
    {
        OpenRequests open = After("""{"id":"7","method":"x"}""");
        open.OnSent(new RequestId(7));
        Assert.False(open.IsEmpty);
        open.OnSent(new RequestId("7"));
        Assert.True(open.IsEmpty);
    }

    [Fact]
    public void AnEscapedIdIsTheTextItStandsFor()
    {
        OpenRequests open = After("""{"id":"a\u002fb","method":"x"}""");
        open.OnSent(new RequestId("a/b"));
        Assert.True(open.IsEmpty);
    }

    [Theory]
    [InlineData("""{"id":"listen:0","method":"subscriptions/listen","params":{}}""")]
    [InlineData("""{"method":"notifications/initialized"}""")]
    [InlineData("""{"id":7,"result":{}}""")]
    [InlineData("""{"id":7,"error":{"code":1}}""")]
    [InlineData("""{"id":null,"method":"x"}""")]
    [InlineData("""{"id":{"a":1},"method":"x"}""")]
    [InlineData("""{"id":1.5,"method":"x"}""")]
    [InlineData("""{"id":7,"method":["x"]}""")]
    [InlineData("""{"id":7,"method":"x" """)]
    [InlineData("[1,2]")]
    [InlineData("hello")]
    [InlineData("")]
    [InlineData("\0")]
    public void WhatIsNoRequestOrNeverAnsweredIsNotCounted(string line) => Assert.True(After(line).IsEmpty);

    [Fact]
    public void AnOverNestedLineIsNotCounted() => Assert.True(After($$"""{"id":7,"method":"x","params":{{new string('[', 100)}}{{new string(']', 100)}}}""").IsEmpty);

    [Theory]
    [InlineData("""{"method":"notifications/cancelled","params":{"requestId":7,"reason":"slow"}}""")]
    [InlineData("""{"params":{"reason":{"requestId":8},"requestId":7},"method":"notifications/cancelled"}""")]
    public void ACancelledRequestWaitsForNothing(string cancel) => Assert.True(After("""{"id":7,"method":"x"}""", cancel).IsEmpty);

    [Theory]
    [InlineData("""{"method":"notifications/cancelled","params":{"requestId":8}}""")]
    [InlineData("""{"method":"notifications/cancelled","params":{"requestId":"7"}}""")]
    [InlineData("""{"method":"notifications/cancelled","params":[7]}""")]
    [InlineData("""{"method":"notifications/progress","params":{"requestId":7}}""")]
    public void AnythingElseCancelsNothing(string line) => Assert.False(After("""{"id":7,"method":"x"}""", line).IsEmpty);

    [Fact]
    public void ARejectedListenDoesNotHideTheNextRequest()
    {
        OpenRequests open = After("""{"id":1,"method":"subscriptions/listen"}""");
        open.OnSent(new RequestId(1));
        open.OnRead("""{"id":2,"method":"x"}"""u8);
        Assert.False(open.IsEmpty);
    }

    [Fact]
    public void AnIdThatIsUsedTwiceIsAnsweredOnce()
    {
        OpenRequests open = After("""{"id":7,"method":"x"}""", """{"id":7,"method":"x"}""");
        open.OnSent(new RequestId(7));
        Assert.True(open.IsEmpty);
    }

    private static OpenRequests After(params IEnumerable<string> lines)
    {
        var open = new OpenRequests();
        foreach (string line in lines)
            open.OnRead(Encoding.UTF8.GetBytes(line));
        return open;
    }
}
