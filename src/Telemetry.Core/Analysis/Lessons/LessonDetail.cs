namespace Telemetry.Analysis;

/// <summary>What tells failures of one kind apart, so that each is a lesson of its own.</summary>
[Flags]
internal enum LessonDetail
{
    /// <summary>Nothing: the kind says it all.</summary>
    None = 0,

    /// <summary>What they say.</summary>
    Says = 1,

    /// <summary>In a shell, the command that ran: its program and subcommand.</summary>
    Command = 2,

    /// <summary>In a shell they are what work looks like while it is not done, so they are a lesson only where something else than editing and trying again surely helps.</summary>
    Work = 4,

    /// <summary>They are no lesson: the list of names was of another day, or the server was not up yet.</summary>
    Noise = 8,
}
