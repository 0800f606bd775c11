using System.Globalization;
using System.Text;

namespace Telemetry.EndToEnd.Tests.Support;

/// <summary>One HTTP/1.1 request as a client on the same machine sends it: a head, then a body of a stated length.</summary>
internal sealed record LoopbackRequest(string Method, string Path, byte[] Body)
{
    private const int LongestHead = 64 * 1024;

    /// <returns>Null where the connection was opened and closed without a whole request.</returns>
    public static async Task<LoopbackRequest?> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var head = await ReadHeadAsync(stream, cancellation);
        if (head is null)
            return null;

        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var first = lines[0].Split(' ');
        var length = lines
            .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            .Select(line => int.Parse(line["Content-Length:".Length..], CultureInfo.InvariantCulture))
            .FirstOrDefault();
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellation);
        return new LoopbackRequest(first[0], first[1], body);
    }

    private static async Task<string?> ReadHeadAsync(Stream stream, CancellationToken cancellation)
    {
        var head = new List<byte>();
        var next = new byte[1];
        while (!EndsWithEmptyLine(head))
        {
            if (head.Count == LongestHead || await stream.ReadAsync(next, cancellation) == 0)
                return null;
            head.Add(next[0]);
        }

        return Encoding.ASCII.GetString([.. head]);
    }

    private static bool EndsWithEmptyLine(List<byte> head) => head is [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'];
}
