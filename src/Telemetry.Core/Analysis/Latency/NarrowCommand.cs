using Telemetry.Records;

namespace Telemetry.Analysis;

/// <summary>Whether a command that tests, checks or builds was asked for a part: a file, a package, a test by its name.</summary>
internal static class NarrowCommand
{
    private const int MaxCommands = 8;

    // Their first words.
    private static readonly string[] s_programs =
    [
        "go", "cargo", "pytest", "npm", "pnpm", "yarn", "bun", "npx", "dotnet", "make", "mise", "mix", "jest", "vitest", "golangci-lint", "eslint", "ruff", "mypy", "tsc", "gradle", "mvn", "rspec", "phpunit",
        "swift", "uv", "poetry", "python", "python3", "bundle", "rails", "deno", "nx", "turbo", "just", "task", "tox",
    ];

    private static readonly string[] s_filters =
        ["-run", "-k", "-t", "--filter", "--grep", "--test", "--tests", "-p", "--package", "--testNamePattern", "--test-name-pattern", "--testPathPattern", "--only", "--lib", "--bin"];

    private static readonly string[] s_grounds = ["cd", "export", "set", "source", "sleep"];

    /// <summary>True where a family's commands can be asked for a part at all.</summary>
    public static bool Has(string family) => s_programs.Contains(family.Split(' ')[0]);

    /// <summary>True where a command asks for a part; null where that cannot be told.</summary>
    public static bool? Is(string command)
    {
        if (command.Contains("[SHAPE:", StringComparison.Ordinal))
            return null;
        ReadOnlySpan<char> rest = command;
        for (int i = 0; i < MaxCommands; i++)
        {
            ReadOnlySpan<char> simple = ShellOperators.TakeCommand(ref rest, out ShellOperator after);
            if (after == ShellOperator.Doubtful || ShellWords.Of(simple) is not List<string> words)
                return null;
            if (words.Count > 0 && !s_grounds.Contains(words[0]))
                return words.Skip(1).Any(IsPart);
            if (after == ShellOperator.End)
                return null;
        }

        return null;
    }

    private static bool IsPart(string word)
    {
        if (word.StartsWith('-'))
            return s_filters.Contains(word.Split('=')[0]) || word.StartsWith("-Dtest=", StringComparison.Ordinal);
        return word.TrimEnd('/') is not ("." or "./..." or ".." or "...") && word.AsSpan().IndexOfAny('/', '.', ':') >= 0;
    }
}
