using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>What a shell command that only reads names, as hashes that can be held against those of other tools.</summary>
/// <param name="Places">Files, folders, and whatever else it is about; 0 for one that cannot be told.</param>
/// <param name="Files">The same without the folder that the command goes to first.</param>
/// <param name="Folders">The folders that those files are in.</param>
/// <param name="Words">What it looks for.</param>
/// <param name="IsPaged">True where it asks for some lines only.</param>
internal sealed record CommandTokens(uint[] Places, uint[] Files, uint[] Folders, uint[] Words, bool IsPaged)
{
    /// <summary>The hashes of a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="folder">Where it runs; empty where unknown.</param>
    public static CommandTokens Of(ReadOnlyCommand command, string folder)
    {
        List<uint> places = [], files = [], folders = [], words = [];
        foreach (CommandWord word in command.Words)
        {
            if (word.Use == WordUse.Text)
            {
                words.Add(Target.Of(word.Text));
                continue;
            }

            string path = PathOf(word.Text, folder);
            uint place = Target.Of(path);
            places.Add(place);
            if (word.Use == WordUse.Folder)
                folder = path;
            else
                files.Add(place);
            if (path.LastIndexOf('/') is > 0 and int end)
                folders.Add(Target.Of(path[..end]));
        }

        return new CommandTokens([.. places], [.. files], [.. folders], [.. words], command.IsPaged);
    }

    /// <summary>True where all that it names was named before, and it names anything.</summary>
    public bool AreKnown(KnownTokens known) =>
        Places.Length + Words.Length > 0 && Array.TrueForAll(Places, known.HasPlace) && Array.TrueForAll(Words, known.HasWord);

    private static string PathOf(string word, string folder)
    {
        if (word.StartsWith('/') || word.StartsWith('~') || word.Contains("://", StringComparison.Ordinal))
            return word.Length > 1 ? word.TrimEnd('/') : word;
        // Without its folder a relative path could be any file.
        if (folder.Length == 0)
            return "";
        while (word.StartsWith("./", StringComparison.Ordinal))
            word = word[2..];
        word = word.TrimEnd('/');
        return word is "." or "" ? folder : $"{folder}/{word}";
    }
}
