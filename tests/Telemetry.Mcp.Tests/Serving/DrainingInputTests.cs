using System.Diagnostics;
using System.IO.Pipelines;
using System.Text;
using CsCheck;
using ModelContextProtocol.Protocol;
using Telemetry.Mcp.Serving;

namespace Telemetry.Mcp.Tests.Serving;

public sealed class DrainingInputTests
{
    private const int Limit = 30_000;

    [Fact(Timeout = Limit)]
    public async Task BytesPassThroughAndRequestsAreCountedHoweverTheyAreCut() =>
        await Gen.Int[1, 12].Array[1, 40].SampleAsync(async cuts =>
        {
            const string text = """{"id":1,"method":"é"}""" + "\n" + """{"id":"two","method":"y"}""" + "\r\n\n" + """{"method":"n"}""" + "\n";
            var open = new OpenRequests();
            using var stop = new CancellationTokenSource();
            await using var input = new DrainingInput(new CutStream(Encoding.UTF8.GetBytes(text), cuts), open, stop);
            var read = new List<byte>();
            while (read.Count < Encoding.UTF8.GetByteCount(text))
                read.AddRange(await NextAsync(input));
            Assert.Equal(text, Encoding.UTF8.GetString([.. read]));
            open.OnSent(new RequestId(1));
            Assert.False(open.IsEmpty);
            open.OnSent(new RequestId("two"));
            Assert.True(open.IsEmpty);
        }, iter: 50);

    [Fact(Timeout = Limit)]
    public async Task ALastLineWithoutItsNewlineGetsOne()
    {
        var open = new OpenRequests();
        using var stop = new CancellationTokenSource();
        await using DrainingInput input = Of("""{"id":1,"method":"x"}""", open, stop);
        Assert.Equal("""{"id":1,"method":"x"}""", Encoding.UTF8.GetString(await NextAsync(input)));
        Assert.True(open.IsEmpty);
        Assert.Equal("\n", Encoding.UTF8.GetString(await NextAsync(input)));
        Assert.False(open.IsEmpty);
    }

    [Fact(Timeout = Limit)]
    public async Task TheEndIsHeldBackUntilTheAnswerIsOut()
    {
        var open = new OpenRequests();
        using var stop = new CancellationTokenSource();
        await using DrainingInput input = Of("{\"id\":1,\"method\":\"x\"}\n", open, stop);
        await NextAsync(input);
        Task<byte[]> end = NextAsync(input);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.False(end.IsCompleted);
        Assert.False(stop.IsCancellationRequested);
        open.OnSent(new RequestId(1));
        Assert.Empty(await end);
        Assert.Empty(await NextAsync(input));
        await UntilCancelledAsync(stop);
    }

    [Fact(Timeout = Limit)]
    public async Task AnAnswerThatNeverComesIsWaitedForNoLongerThanTheGrace()
    {
        var open = new OpenRequests();
        using var stop = new CancellationTokenSource();
        await using DrainingInput input = Of("{\"id\":1,\"method\":\"x\"}\n", open, stop);
        await NextAsync(input);
        var watch = Stopwatch.StartNew();
        Assert.Empty(await NextAsync(input));
        Assert.True(watch.Elapsed >= DrainingInput.Grace - TimeSpan.FromMilliseconds(50), $"ended after {watch.Elapsed}");
        await UntilCancelledAsync(stop);
    }

    [Fact(Timeout = Limit)]
    public async Task ASubscriptionIsNotWaitedForButCalledOff()
    {
        using var stop = new CancellationTokenSource();
        await using DrainingInput input = Of("{\"id\":\"listen:0\",\"method\":\"subscriptions/listen\"}\n", new OpenRequests(), stop);
        await NextAsync(input);
        var watch = Stopwatch.StartNew();
        Assert.Empty(await NextAsync(input));
        Assert.True(watch.Elapsed < DrainingInput.Grace, $"ended after {watch.Elapsed}");
        await UntilCancelledAsync(stop);
    }

    [Fact(Timeout = Limit)]
    public async Task ABlockedReadIsLeftBehindWhenTheServerStops()
    {
        var pipe = new Pipe();
        using var stop = new CancellationTokenSource();
        await using var input = new DrainingInput(new DeafStream(pipe.Reader.AsStream()), new OpenRequests(), stop);
        Task<byte[]> read = NextAsync(input, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    private static DrainingInput Of(string text, OpenRequests open, CancellationTokenSource stop) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)), open, stop);

    private static async Task<byte[]> NextAsync(DrainingInput input, CancellationToken? stop = null)
    {
        var buffer = new byte[1024];
        return buffer[..await input.ReadAsync(buffer, stop ?? TestContext.Current.CancellationToken)];
    }

    private static async Task UntilCancelledAsync(CancellationTokenSource stop)
    {
        while (!stop.IsCancellationRequested)
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }

    /// <summary>Gives a text in pieces of given sizes, over and over.</summary>
    private sealed class CutStream(byte[] bytes, int[] cuts) : MemoryStream(bytes)
    {
        private int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, cuts[_reads++ % cuts.Length])], cancellationToken);
    }

    /// <summary>A stream whose reads cannot be called off, as those of a console.</summary>
    private sealed class DeafStream(Stream inner) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, CancellationToken.None);
    }
}
