namespace Telemetry.Mcp.Tests.Support;

/// <summary>Failures of all stages, as clients and programs word them.</summary>
internal static class FailureSamples
{
    public static IReadOnlyList<FailureSample> All { get; } =
    [
        new("Edit", "validation", "old_string_not_found", "<tool_use_error>String to replace not found in file.\nString: value{n}</tool_use_error>", "String to replace not found in file.", true),
        new("Edit", "validation", "old_string_ambiguous", "<tool_use_error>Found {n} matches of the string to replace, but replace_all is false.</tool_use_error>", "Found <n> matches of the string to replace, but replace_all is false.", true),
        new("Edit Write", "validation", "not_read_first", "<tool_use_error>File has not been read yet. Read it first before writing to it.</tool_use_error>", "File has not been read yet. Read it first before writing to it.", true),
        new("Edit Write", "validation", "stale_file", "<tool_use_error>File has been unexpectedly modified. Read it again before attempting to write it.</tool_use_error>", "File has been unexpectedly modified. Read it again before attempting to write it.", true),
        new("Read", "validation", "invalid_input", "InputValidationError: Read failed due to the following issue:\nThe required parameter `file_path` is missing", "InputValidationError: Read failed due to the following issue:", true),
        new("Read", "executed", "file_not_found", "File does not exist. Note: your current working directory is /home/dev/app{n}.", "File does not exist. Note: your current working directory is <path>."),
        new("Read", "executed", "is_directory", "EISDIR: illegal operation on a directory, read", "EISDIR: illegal operation on a directory, read"),
        new("Read", "executed", "file_too_large", "File content ({n} tokens) exceeds maximum allowed tokens (25000).", "File content (<n> tokens) exceeds maximum allowed tokens (<n>)."),
        new("Bash", "executed", "nonzero_exit", "Exit code 1", "Exit code 1"),
        new("Bash", "executed", "command_not_found", "Exit code 127\nbash: line {n}: pytes: command not found", "bash: line <n>: pytes: command not found"),
        new("Bash", "executed", "usage_error", "Exit code 2\nmake: *** No rule to make target 'test{n}'.  Stop.", "make: *** No rule to make target '…'. Stop."),
        new("Bash", "executed", "usage_error", "Exit code 1\n\n> app@1.0.{n} test\nnpm error Missing script: \"test{n}\"", "npm error Missing script: \"…\""),
        new("Bash", "executed", "tests_failed", "Exit code 1\nFAILED tests/test_order.py::test_total - assert {n} == 2", "FAILED <path> - assert <n> == <n>"),
        new("Bash", "executed", "timeout", "Command timed out after {n}m 0.0s", "Command timed out after <n>m <n>s"),
        new("WebFetch", "executed", "http_error", "Request failed with status code 40{n}", "Request failed with status code <n>"),
        new("Grep mcp__files__list mcp__linear__search", "executed", "network_error", "MCP error -3{n}: connection refused", "MCP error -<n>: connection refused"),
        new("*", "denied", "denied", "Permission to use this with x{n} has been denied.", "Permission to use this with x<n> has been denied.", true),
        new("*", "rejected", "rejected", "The user doesn't want to proceed with this tool use. The tool use was rejected", "The user doesn't want to proceed with this tool use. The tool use was rejected", true),
        new("*", "cancelled", "cancelled", "<tool_use_error>Sibling tool call errored</tool_use_error>", "Sibling tool call errored", true),
        new("*", "cancelled", "cancelled", "<tool_use_error>Cancelled: parallel tool call Bash(make) errored</tool_use_error>", "Cancelled: parallel tool call Bash(make) errored", true),
        new("*", "interrupted", "interrupted", "[Request interrupted by user for tool use]", "[Request interrupted by user for tool use]", true),
    ];

    public static FailureSample Of(string text) => All.Single(sample => sample.Says(text));

    /// <summary>What calls of a tool can fail with.</summary>
    public static FailureSample[] For(string tool) => [.. All.Where(sample => sample.Tools == "*" || sample.Tools.Split(' ').Contains(tool))];
}
