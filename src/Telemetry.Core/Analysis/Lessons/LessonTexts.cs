using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>The words of a store as lessons may say them, each made once: numbers for lines, so that failures are grouped by them.</summary>
internal sealed class LessonTexts(CallIndex index, LessonWords words)
{
    private readonly List<string> _lines = [""];
    private readonly Dictionary<string, int> _numbers = new() { [""] = 0 };
    private readonly Dictionary<int, int> _lineOfWord = [];
    private readonly Dictionary<string, string> _commands = [];

    /// <summary>The number of what a template says; 0 where it says nothing that may be told.</summary>
    public int Line(int template)
    {
        if (_lineOfWord.TryGetValue(template, out int number))
            return number;
        string line = template == 0 ? "" : words.OfTemplate(index.Templates[template]);
        if (!_numbers.TryGetValue(line, out number))
        {
            _numbers[line] = number = _lines.Count;
            _lines.Add(line);
        }

        return _lineOfWord[template] = number;
    }

    /// <summary>What the failures of a lesson say.</summary>
    public string Line(FailureLessons.Group group) => _lines[group.Line];

    /// <summary>The name of a command; empty where it is not to be named.</summary>
    public string Command(int command) => Named(index.Commands[command]);

    /// <summary>The name of a command, or that it is another one.</summary>
    public string CommandOrAnother(string command) => Named(command) is { Length: > 0 } named ? named : LessonWords.AnotherCommand;

    /// <summary>Forgets the numbers of a store that is another one now.</summary>
    public void Clear() => _lineOfWord.Clear();

    private string Named(string command)
    {
        if (!_commands.TryGetValue(command, out string? named))
            _commands[command] = named = words.OfCommand(command) ?? "";
        return named;
    }
}
