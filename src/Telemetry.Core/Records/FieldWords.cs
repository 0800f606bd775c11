namespace Telemetry.Records;

/// <summary>The words that enumerations are written as in the store and in answers.</summary>
public static class FieldWords
{
    private static readonly string[] s_outcomes = ["success", "failure"];
    private static readonly string[] s_stages = ["", "executed", "validation", "denied", "rejected", "cancelled", "interrupted"];
    private static readonly string[] s_notes = ["", "no_match", "exit_means_no", "http_error", "masked_failure"];
    private static readonly string[] s_latencySources = ["", "reported", "subagent", "transcript", "wall"];
    private static readonly string[] s_sources = ["", "transcript", "batch", "hook"];

    private static readonly string[] s_kinds =
    [
        "", "other", "old_string_not_found", "old_string_ambiguous", "no_change", "not_read_first", "stale_file", "file_not_found", "is_directory", "file_too_large",
        "invalid_input", "unknown_name", "access_denied", "http_error", "network_error", "timeout", "command_not_found", "usage_error", "tests_failed", "build_failed",
        "version_control", "missing_dependency", "runtime_error", "nonzero_exit", "denied", "rejected", "cancelled", "interrupted",
    ];

    /// <summary>The kinds of failures that a filter can name.</summary>
    public static IReadOnlyList<string> Kinds { get; } = s_kinds[1..];

    /// <summary>The stages that a filter can name.</summary>
    public static IReadOnlyList<string> Stages { get; } = s_stages[1..];

    /// <summary>The word for an outcome.</summary>
    public static string Word(this Outcome outcome) => s_outcomes[(int)outcome];

    /// <summary>The word for a stage; empty where it is unknown.</summary>
    public static string Word(this Stage stage) => s_stages[(int)stage];

    /// <summary>The word for a note on a call; empty where there is none.</summary>
    public static string Word(this SoftOutcome note) => s_notes[(int)note];

    /// <summary>The word for a kind of failure; empty where the call did not fail.</summary>
    public static string Word(this FailureKind kind) => s_kinds[(int)kind];

    /// <summary>The word for a latency source; empty where it is unknown.</summary>
    public static string Word(this LatencySource source) => s_latencySources[(int)source];

    /// <summary>The word for a record source; empty where it is unknown.</summary>
    public static string Word(this RecordSource source) => s_sources[(int)source];

    /// <summary>Reads an outcome; false for any other word.</summary>
    public static bool TryOutcome(ReadOnlySpan<byte> word, out Outcome outcome)
    {
        outcome = word.SequenceEqual("failure"u8) ? Outcome.Failure : Outcome.Success;
        return outcome == Outcome.Failure || word.SequenceEqual("success"u8);
    }

    /// <summary>Reads a stage; <see cref="Stage.Unknown"/> for any other word.</summary>
    public static Stage ToStage(ReadOnlySpan<byte> word) => (Stage)IndexOf(s_stages, word);

    /// <summary>Reads a note on a call; <see cref="SoftOutcome.None"/> for any other word.</summary>
    public static SoftOutcome ToSoftOutcome(ReadOnlySpan<byte> word) => (SoftOutcome)IndexOf(s_notes, word);

    /// <summary>Reads a kind of failure; <see cref="FailureKind.None"/> for any other word.</summary>
    public static FailureKind ToFailureKind(ReadOnlySpan<byte> word) => (FailureKind)IndexOf(s_kinds, word);

    /// <summary>Reads a latency source; <see cref="LatencySource.Unknown"/> for any other word.</summary>
    public static LatencySource ToLatencySource(ReadOnlySpan<byte> word) => (LatencySource)IndexOf(s_latencySources, word);

    /// <summary>Reads a record source; <see cref="RecordSource.Unknown"/> for any other word.</summary>
    public static RecordSource ToRecordSource(ReadOnlySpan<byte> word) => (RecordSource)IndexOf(s_sources, word);

    private static int IndexOf(string[] words, ReadOnlySpan<byte> word)
    {
        for (int i = 1; i < words.Length; i++)
        {
            // All words are ASCII, so bytes and characters compare one to one.
            if (words[i].Length == word.Length && words[i][0] == word[0] && System.Text.Ascii.Equals(word, words[i]))
                return i;
        }

        return 0;
    }
}
