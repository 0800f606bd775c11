namespace Telemetry.Mcp.Tests.Support;

/// <summary>Shell commands with the program and subcommand that do their work: worked out by hand.</summary>
internal static class CommandSamples
{
    /// <summary>True where the exit code is that of another program than the one that does the work.</summary>
    public static bool HidesExit(string command) => command.Contains('|');

    public static IReadOnlyDictionary<string, string> FamilyOf { get; } = new Dictionary<string, string>
    {
        ["git status"] = "git status",
        ["git status --short"] = "git status",
        ["cd /home/dev/app && git -C sub log --oneline"] = "git log",
        ["CI=1 npm test"] = "npm test",
        ["sudo apt-get install -y jq"] = "apt-get install",
        ["timeout 60 pytest -x"] = "pytest",
        ["npm test | tail -5"] = "npm test",
        ["ls -la"] = "ls",
        ["dotnet build -c Release"] = "dotnet build",
        ["/usr/bin/python3 a.py"] = "python3",
    };
}
