using System.Text;

namespace Telemetry.Mcp.Memory;

/// <summary>The end of what a server wrote to standard error; however much it writes, no more is kept.</summary>
internal sealed class ErrorTail
{
    private const int Kept = 4096;

    private readonly Lock _lock = new();
    private readonly StringBuilder _tail = new();

    /// <summary>The last line that speaks of an error, else the last one; null where it wrote nothing. What follows the error is often a version or a rule.</summary>
    public string? TellingLine
    {
        get
        {
            lock (_lock)
            {
                string[] lines = _tail.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                return lines.LastOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? lines.LastOrDefault();
            }
        }
    }

    /// <summary>Reads to the end.</summary>
    public async Task ReadAsync(TextReader errors)
    {
        char[] buffer = new char[1024];
        try
        {
            while (await errors.ReadAsync(buffer).ConfigureAwait(false) is > 0 and int count)
            {
                lock (_lock)
                {
                    _tail.Append(buffer, 0, count);
                    if (_tail.Length > Kept)
                        _tail.Remove(0, _tail.Length - Kept);
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The pipe went with the process.
        }
    }
}
