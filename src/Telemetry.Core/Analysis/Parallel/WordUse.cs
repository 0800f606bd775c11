namespace Telemetry.Analysis;

/// <summary>What a word of a command is there for.</summary>
internal enum WordUse
{
    /// <summary>A file or folder, or what else the program works on: a commit, a number of a pull request.</summary>
    Place,

    /// <summary>What is looked for.</summary>
    Text,

    /// <summary>The folder that the command goes to first.</summary>
    Folder,
}
