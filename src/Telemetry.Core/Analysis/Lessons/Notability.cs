namespace Telemetry.Analysis;

/// <summary>When something happened often enough to be worth remembering.</summary>
internal static class Notability
{
    private const int MinSessions = 2, MinCount = 5;
    private const int MinWords = 2;

    /// <summary>True for what came back in another session, or so often in one that it is no accident.</summary>
    public static bool Is(int count, int sessions) => sessions >= MinSessions || count >= MinCount;

    /// <summary>True where a reader could tell by the words which failure is meant: at least two were not masked.</summary>
    public static bool Tells(string says)
    {
        int words = 0;
        foreach (string word in says.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            words += word.Contains('<') || !word.Any(char.IsLetter) ? 0 : 1;
        return words >= MinWords;
    }
}
