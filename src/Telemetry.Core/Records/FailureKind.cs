namespace Telemetry.Records;

/// <summary>What happened to a call that failed. A small table that holds for years; what exactly was said is the failure's template.</summary>
public enum FailureKind : byte
{
    /// <summary>The call did not fail.</summary>
    None,

    /// <summary>It failed in a way that no rule names.</summary>
    Other,

    /// <summary>The text to replace is not in the file.</summary>
    OldStringNotFound,

    /// <summary>The text to replace is in the file several times.</summary>
    OldStringAmbiguous,

    /// <summary>Old and new text are the same.</summary>
    NoChange,

    /// <summary>The file was not read before it was to be written.</summary>
    NotReadFirst,

    /// <summary>The file changed after it was read.</summary>
    StaleFile,

    /// <summary>A file or folder is not there.</summary>
    FileNotFound,

    /// <summary>A folder stands where a file was expected.</summary>
    IsDirectory,

    /// <summary>The file is too large to be read at once.</summary>
    FileTooLarge,

    /// <summary>The call's input is not what the tool takes.</summary>
    InvalidInput,

    /// <summary>There is no tool, skill, agent or task of that name.</summary>
    UnknownName,

    /// <summary>The operating system refused access.</summary>
    AccessDenied,

    /// <summary>A server answered with an error.</summary>
    HttpError,

    /// <summary>A server could not be reached.</summary>
    NetworkError,

    /// <summary>It took too long, or was killed.</summary>
    Timeout,

    /// <summary>The shell knows no such command.</summary>
    CommandNotFound,

    /// <summary>A program does not know an option or subcommand.</summary>
    UsageError,

    /// <summary>Tests ran, and some failed.</summary>
    TestsFailed,

    /// <summary>Code did not compile, or did not pass a check.</summary>
    BuildFailed,

    /// <summary>Version control refused: a conflict, a missing reference, a rejected push.</summary>
    VersionControl,

    /// <summary>A library or module that the code needs is not installed.</summary>
    MissingDependency,

    /// <summary>The program that ran crashed, or threw an error that nobody caught.</summary>
    RuntimeError,

    /// <summary>A command ended with another exit code than 0, and nothing says more.</summary>
    NonzeroExit,

    /// <summary>A rule or a hook denied it.</summary>
    Denied,

    /// <summary>The user said no.</summary>
    Rejected,

    /// <summary>It was cancelled because a call that was sent with it failed.</summary>
    Cancelled,

    /// <summary>The user interrupted it.</summary>
    Interrupted,
}
