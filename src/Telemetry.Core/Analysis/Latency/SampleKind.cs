namespace Telemetry.Analysis;

/// <summary>What calls of one sample have in common.</summary>
internal enum SampleKind
{
    /// <summary>The tool.</summary>
    Tool,

    /// <summary>The tool, and that they asked for a part: some lines, or one place of all.</summary>
    ToolInPart,

    /// <summary>The tool, and that they asked for the whole.</summary>
    ToolInWhole,

    /// <summary>The shell command's family.</summary>
    Family,

    /// <summary>The tool, and that they were started in the background.</summary>
    Background,
}
