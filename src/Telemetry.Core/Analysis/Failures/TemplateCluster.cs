namespace Telemetry.Analysis;

/// <summary>Lines that say the same, with the words in which they differ left out.</summary>
public sealed class TemplateCluster
{
    private const string Wildcard = "<*>";

    private readonly string?[] _words;
    private string? _text;

    internal TemplateCluster(string line)
    {
        First = line;
        _words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The masked line that founded it: what its id is made of.</summary>
    public string First { get; }

    /// <summary>What its lines share; <c>&lt;*&gt;</c> where they differ.</summary>
    public string Text => _text ??= string.Join(' ', _words.Select(word => word ?? Wildcard));

    /// <summary>How much of a line is the same, 0..1: of the words, without what masking made equal.</summary>
    internal double Similarity(string[] line)
    {
        int same = 0, counted = 0;
        for (int i = 0; i < line.Length; i++)
        {
            bool isSame = line[i] == _words[i];
            if (isSame && TemplateTree.IsMask(line[i]))
                continue;
            counted++;
            same += isSame ? 1 : 0;
        }

        return counted == 0 ? 1 : (double)same / counted;
    }

    internal void Take(string[] line)
    {
        for (int i = 0; i < line.Length; i++)
        {
            if (_words[i] is null || line[i] == _words[i])
                continue;
            _words[i] = null;
            _text = null;
        }
    }
}
