using System.Runtime.InteropServices;
using Telemetry.Records;

namespace Telemetry.Index;

/// <summary>One call in memory: numbers only, 64 bytes. Words are numbers into the tables of <see cref="CallIndex"/>; 0 is the absent word.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct CallRow
{
    private const byte OutcomeBit = 1, BackgroundBit = 2, HiddenExitBit = 4, PagedBit = 8;

    /// <summary>When the call ended, in milliseconds since 1970 UTC.</summary>
    public long TimestampMs;

    /// <summary>Where the call's deciding line starts in the store, in bytes.</summary>
    public long Offset;

    /// <summary>The tool: a word of <see cref="CallIndex.Tools"/>.</summary>
    public int Tool;

    /// <summary>The session: a word of <see cref="CallIndex.Sessions"/>.</summary>
    public int Session;

    /// <summary>The session's main thread or one of its subagents: calls of one lane follow each other.</summary>
    public int Lane;

    /// <summary>The working directory: a word of <see cref="CallIndex.Projects"/>.</summary>
    public int Project;

    /// <summary>Execution time in milliseconds; -1 where unknown.</summary>
    public int LatencyMs;

    /// <summary>What the failure says, masked: a word of <see cref="CallIndex.Templates"/>.</summary>
    public int Template;

    /// <summary>A shell call's program and subcommand: a word of <see cref="CallIndex.Commands"/>.</summary>
    public int Command;

    /// <summary>The calls sent together share it: a word of <see cref="CallIndex.Batches"/>.</summary>
    public int Batch;

    /// <summary>A hash of the file, address or command the call is about; 0 where there is none.</summary>
    public uint Target;

    /// <summary>The subagent's type: a word of <see cref="CallIndex.AgentTypes"/>.</summary>
    public ushort AgentType;

    /// <summary>The model: a word of <see cref="CallIndex.Models"/>.</summary>
    public ushort Model;

    /// <summary>The client's version: a word of <see cref="CallIndex.ClientVersions"/>.</summary>
    public ushort ClientVersion;

    /// <summary>How far it got.</summary>
    public Stage Stage;

    /// <summary>What its answer says beside its success.</summary>
    public SoftOutcome Note;

    /// <summary>Who saw it.</summary>
    public RecordSource Source;

    /// <summary>Where its latency comes from.</summary>
    public LatencySource LatencySource;

    /// <summary>What happened, where it failed.</summary>
    public FailureKind Kind;

    // Those that need one bit each, so that a row fills one line of the processor's cache and no more.
    private byte _bits;

    /// <summary>How the call ended.</summary>
    public Outcome Outcome
    {
        readonly get => (_bits & OutcomeBit) == 0 ? Outcome.Success : Outcome.Failure;
        set => _bits = (byte)(value == Outcome.Failure ? _bits | OutcomeBit : _bits & ~OutcomeBit);
    }

    /// <summary>True where the latency is that of a launch, so that it says nothing about the work.</summary>
    public bool IsBackground
    {
        readonly get => (_bits & BackgroundBit) != 0;
        set => _bits = (byte)(value ? _bits | BackgroundBit : _bits & ~BackgroundBit);
    }

    /// <summary>True for a shell call whose exit code is that of what stands behind its work, as in <c>go test | tail</c>.</summary>
    public bool HidesExit
    {
        readonly get => (_bits & HiddenExitBit) != 0;
        set => _bits = (byte)(value ? _bits | HiddenExitBit : _bits & ~HiddenExitBit);
    }

    /// <summary>True for a read of only a part, from some line or page on, or no further than that: <c>offset</c>, <c>limit</c>, <c>pages</c>.</summary>
    public bool IsPaged
    {
        readonly get => (_bits & PagedBit) != 0;
        set => _bits = (byte)(value ? _bits | PagedBit : _bits & ~PagedBit);
    }

    /// <summary>True where the assistant's own choice of tool and input could have made the call succeed, so that it counts in a rate of success.</summary>
    /// <remarks>A guess from a batch whose text says nothing may be a success whose own event was lost: it counts only once something settles it.</remarks>
    public readonly bool IsAttributable => Stage is Stage.Executed or Stage.Validation;
}
