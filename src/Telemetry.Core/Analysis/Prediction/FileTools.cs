using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>The tools that read and change files, by their numbers in an index.</summary>
internal readonly struct FileTools(CallIndex index)
{
    private readonly int _read = index.Tools.Find("Read"), _edit = index.Tools.Find("Edit"), _multiEdit = index.Tools.Find("MultiEdit"), _notebookEdit = index.Tools.Find("NotebookEdit"), _write = index.Tools.Find("Write");

    public bool IsRead(int tool) => tool == _read;

    /// <summary>True for those that change what is there, and so need to have seen it.</summary>
    public bool IsEdit(int tool) => tool > 0 && (tool == _edit || tool == _multiEdit || tool == _notebookEdit);

    public bool IsWrite(int tool) => tool == _write;

    /// <summary>True for all of them: after one the assistant knows what is in the file.</summary>
    public bool Touches(int tool) => IsRead(tool) || IsEdit(tool) || IsWrite(tool);
}
