using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>What the calls of a lane have named so far, as hashes.</summary>
/// <remarks>A path counts as a whole. Neither its name alone nor its folder makes it known: both are what a listing's reader knows before reading it.</remarks>
internal sealed class KnownTokens
{
    private readonly HashSet<uint> _places = [], _words = [];

    /// <summary>True where a file, folder or address was named.</summary>
    public bool HasPlace(uint place) => place != 0 && _places.Contains(place);

    /// <summary>True where a text to look for was named, as such or as the name of a file.</summary>
    public bool HasWord(uint word) => word != 0 && _words.Contains(word);

    /// <summary>Starts a lane: all that is known is where it works.</summary>
    public void Clear()
    {
        _places.Clear();
        _words.Clear();
    }

    /// <summary>Adds what a call names. A folder of a path is known with the path.</summary>
    public void Add(CallIndex index, int number)
    {
        ref readonly CallRow row = ref index.Rows[number];
        if (row.Target != 0 && _places.Add(row.Target))
            _words.Add(row.Target);
        if (index.Names[number] is not 0 and uint name)
            _words.Add(name);
        if (index.Folders[number] is not 0 and uint folder)
            _places.Add(folder);
    }

    /// <summary>Adds what a shell command names.</summary>
    public void Add(CommandTokens tokens)
    {
        _places.UnionWith(tokens.Places);
        _places.UnionWith(tokens.Folders);
        _words.UnionWith(tokens.Words);
    }

    /// <summary>Adds a place that is known without a call: the folder that a call works in.</summary>
    public void AddPlace(uint place) => _places.Add(place);
}
