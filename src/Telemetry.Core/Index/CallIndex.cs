using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Telemetry.Records;
using Telemetry.Storage;

namespace Telemetry.Index;

/// <summary>The store in memory. It follows the file: each refresh reads only what came since, and all of it again where the file is another one.</summary>
/// <remarks>Not safe for several threads at once.</remarks>
public sealed class CallIndex(string path)
{
    private const int FingerprintBytes = 256, TieBits = 22, TypicalLineBytes = 350;

    private CallTable _table = new(0);
    private byte[] _head = [], _tail = [];
    private long _end;
    private int[]? _byTime;
    private int _resets;

    /// <summary>The store's path.</summary>
    public string Path { get; } = path;

    /// <summary>True where there is a store.</summary>
    public bool Exists { get; private set; }

    /// <summary>The store's size in bytes, as far as it is read.</summary>
    public long Bytes => _end;

    /// <summary>Lines that are no records and were passed over.</summary>
    public long SkippedLines { get; private set; }

    /// <summary>Lines that were read since the index was made, records or not: what following the file has cost.</summary>
    public long LinesRead { get; private set; }

    /// <summary>Changes whenever what was read before is no longer all true: a call was settled, or the file was read anew. Appending alone leaves it.</summary>
    public long Revision => ((long)_resets << 32) | (uint)_table.Changes;

    /// <summary>How often the store was another one than before: truncated, replaced, rewritten, or gone.</summary>
    public int Replacements => _resets;

    /// <summary>All calls, in the order their first line stands in the store.</summary>
    public ReadOnlySpan<CallRow> Rows => _table.Rows;

    /// <summary>How many lanes there are: main threads and subagents.</summary>
    public int LaneCount => _table.Lanes.Count;

    /// <summary>The tools' names.</summary>
    public WordTable Tools => _table.Tools;

    /// <summary>The sessions' ids.</summary>
    public WordTable Sessions => _table.Sessions;

    /// <summary>The working directories.</summary>
    public WordTable Projects => _table.Projects;

    /// <summary>The failures' masked texts.</summary>
    public WordTable Templates => _table.Templates;

    /// <summary>The shell commands' programs and subcommands.</summary>
    public WordTable Commands => _table.Commands;

    /// <summary>The batches' ids.</summary>
    public WordTable Batches => _table.Batches;

    /// <summary>The subagents' types.</summary>
    public WordTable AgentTypes => _table.AgentTypes;

    /// <summary>The models' names.</summary>
    public WordTable Models => _table.Models;

    /// <summary>The client's versions.</summary>
    public WordTable ClientVersions => _table.ClientVersions;

    /// <summary>For each row a hash of all its parameters: calls that repeat each other word for word have the same; 0 without parameters.</summary>
    public ReadOnlySpan<uint> Parameters => _table.Parameters;

    /// <summary>For each row a hash of what it looks for, wherever that is: a search's pattern, else the last part of its path; 0 for calls of neither.</summary>
    public ReadOnlySpan<uint> Names => _table.Names;

    /// <summary>For each row a hash of the folder of the path it is about; 0 for calls about none.</summary>
    public ReadOnlySpan<uint> Folders => _table.Folders;

    /// <summary>For each row a hash of the id of the user's prompt it serves; 0 where unknown.</summary>
    public ReadOnlySpan<uint> Prompts => _table.Prompts;

    /// <summary>The lanes of calls that were tied into a batch after they were read, in the order that happened: <see cref="Revision"/> does not tell.</summary>
    public IReadOnlyList<int> TiedLanes => _table.TiedLanes;

    /// <summary>The subagents' ids.</summary>
    public WordTable Agents => _table.Agents;

    /// <summary>All subagents that the store speaks of, by a start, a stop, a launch or a call. Gathered anew each time, in one pass over the calls.</summary>
    public IReadOnlyList<Subagent> Subagents() => _table.ToSubagents();

    /// <summary>True for a session's main thread.</summary>
    public bool IsMain(int lane) => AgentOf(lane) == 0;

    /// <summary>A session's main thread; -1 where no call of it is recorded.</summary>
    public int MainLaneOf(int session) => _table.Lanes.Find(session, 0);

    /// <summary>Whose lane it is: a word of <see cref="Agents"/>; 0 for a session's main thread.</summary>
    public int AgentOf(int lane) => _table.Lanes[lane].Agent;

    /// <summary>The number of a tool by its name, or by the name it had before it was renamed; 0 or less where no call has it.</summary>
    public int FindTool(string name) => LaunchTool.Find(Tools, name);

    /// <summary>True for one of the client's tools that change nothing, whatever they are asked.</summary>
    public bool OnlyReads(int tool) => _table.OnlyReads(tool);

    /// <summary>Reads what came since the last time.</summary>
    /// <exception cref="IOException">The store is there but cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The store is there but may not be read.</exception>
    public void Refresh()
    {
        if (!File.Exists(Path))
        {
            Exists = false;
            Reset();
            return;
        }

        Exists = true;
        using SafeFileHandle file = Open();
        long length = RandomAccess.GetLength(file);
        // Truncated, or another file in its place: whoever rewrites the store moves the bytes before the end, so the old ones are no longer there.
        if (length < _end || !Starts(file, 0, _head) || !Starts(file, _end - _tail.Length, _tail))
            Reset();
        if (length == _end)
            return;
        if (_end == 0)
            _table = new CallTable((int)Math.Min(length / TypicalLineBytes, int.MaxValue / 2));
        ScanReport report = JsonlScanner.Scan(file, _end, _table.Add);
        SkippedLines += report.Skipped;
        LinesRead += report.Records + report.Skipped;
        if (report.EndOffset == _end)
            return;
        _end = report.EndOffset;
        _byTime = null;
        _head = Read(file, 0, (int)Math.Min(FingerprintBytes, _end));
        _tail = Read(file, _end - Math.Min(FingerprintBytes, _end), (int)Math.Min(FingerprintBytes, _end));
    }

    /// <summary>The rows' numbers in the order the calls ended: what a lane's calls are read in.</summary>
    public ReadOnlySpan<int> ByTime()
    {
        if (_byTime is null)
        {
            _byTime = new int[Rows.Length];
            for (int i = 0; i < _byTime.Length; i++)
                _byTime[i] = i;
            if (!_table.IsInOrder && !LanesAreInOrder())
            {
                // The row's number breaks ties: calls that ended in the same millisecond keep the store's order.
                var keys = new ulong[_byTime.Length];
                for (int i = 0; i < keys.Length; i++)
                    keys[i] = ((ulong)Rows[i].TimestampMs << TieBits) | ((ulong)i & ((1 << TieBits) - 1));
                Array.Sort(keys, _byTime);
            }
        }

        return _byTime;
    }

    /// <summary>The number of a command's program and subcommand among <see cref="Commands"/>; 0 where it was never seen.</summary>
    public int CommandOf(string command)
    {
        Span<byte> family = stackalloc byte[CommandFamily.MaxBytes];
        int length = CommandFamily.Write(System.Text.Encoding.UTF8.GetBytes(command), family);
        return length == 0 ? 0 : Math.Max(0, Commands.Find(System.Text.Encoding.UTF8.GetString(family[..length])));
    }

    /// <summary>True where a command's exit code would be that of what stands behind its work, as in <c>go test | tail</c>.</summary>
    public static bool HidesExit(string command) => HiddenExit.In(JsonEncodedText.Encode(command, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);

    /// <summary>Reads the call of a row from the store again, with its text; null where the store changed under it.</summary>
    public ToolCall? ReadCall(in CallRow row)
    {
        try
        {
            using SafeFileHandle file = Open();
            byte[] bytes = Read(file, row.Offset, TypicalLineBytes * 4);
            int end = bytes.AsSpan().IndexOf((byte)'\n');
            if (end < 0)
            {
                bytes = Read(file, row.Offset, JsonlAppender.MaxLineBytes);
                end = bytes.AsSpan().IndexOf((byte)'\n');
            }

            return end >= 0 && RecordLine.TryRead(bytes.AsSpan(0, end), out RecordLine line) ? RecordReader.ToCall(line) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Opens the store to read lines of rows again, many in a row; null where it cannot be opened.</summary>
    public StoredText? OpenText()
    {
        try
        {
            return new StoredText(Open());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // A settled call seldom moves past its neighbours, and to look is far cheaper than to sort.
    private bool LanesAreInOrder()
    {
        var lastMs = new long[LaneCount];
        foreach (ref readonly CallRow row in Rows)
        {
            if (row.TimestampMs < lastMs[row.Lane])
                return false;
            lastMs[row.Lane] = row.TimestampMs;
        }

        return true;
    }

    private SafeFileHandle Open() => File.OpenHandle(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private void Reset()
    {
        _table = new CallTable(0);
        _resets++;
        _head = _tail = [];
        _end = 0;
        _byTime = null;
        SkippedLines = 0;
    }

    private static bool Starts(SafeFileHandle file, long offset, byte[] expected) => expected.Length == 0 || Read(file, offset, expected.Length).AsSpan().SequenceEqual(expected);

    private static byte[] Read(SafeFileHandle file, long offset, int count)
    {
        var bytes = new byte[count];
        int read = 0, got;
        do
            read += got = RandomAccess.Read(file, bytes.AsSpan(read), offset + read);
        while (got > 0 && read < count);
        return read == count ? bytes : bytes[..read];
    }
}
