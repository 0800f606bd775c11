using System.Text.Json;

namespace Telemetry.Mcp.Tests.Support;

/// <summary>The same calls of recorded and of made-up sessions in two stores: as text, and as shape.</summary>
public sealed class StoredTwice : IDisposable
{
    private static readonly string[] s_files = ["/home/dev/app/Order.cs", "/home/dev/app/Cart.cs", "/home/dev/app/secret plan.md", "src/token.ts"];

    private static readonly string[] s_commands =
    [
        "git status", "git push origin acme-fix", "cd /home/dev/acme && npm run build | tail -3", "make acme", "./acme-deploy.sh --now", "acmectl get orders", "dotnet test", "cat acme.txt",
        "PGHOST=acme psql -c 'select 1'", "for f in *; do cat $f; done", "sudo apt-get install acme",
    ];

    private static readonly (string Text, string Tool)[] s_errors =
    [
        ("<tool_use_error>String to replace not found in file.\nString: acme</tool_use_error>", "Edit"),
        ("File does not exist. Note: your current working directory is /home/dev/acme.", "Read"),
        ("Exit code 1\nacme is running\nerror: acme 7 not found", "Bash"), ("Exit code 1\nacme is running\nerror: initech 8 not found", "Bash"), ("Exit code 127\nacmectl: command not found", "Bash"), ("Exit code 3", "Bash"),
        ("Permission to use Bash with command acmectl has been denied.", "Bash"), ("The user doesn't want to proceed with this tool use. The tool use was rejected", "Edit"),
        ("Exit code 137\n[Request interrupted by user for tool use]\nFAIL acme", "Bash"), ("<tool_use_error>Sibling tool call errored</tool_use_error>", "Read"),
    ];

    public StoredTwice()
    {
        string recorded = Path.Combine(Repository.Root, "tests", "Telemetry.Core.Tests", "Fixtures", "transcripts");
        foreach (ImportedStore store in new[] { AsText, AsShape })
        {
            Write(store, new Random(7));
            // One by one: several at once come in any order.
            foreach (string folder in new[] { store.Transcripts, recorded })
            {
                foreach (string path in Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                    store.Import(path, store == AsShape);
            }
        }
    }

    /// <summary>How many different commands there are at least.</summary>
    public static int Commands => s_commands.Length;

    /// <summary>How many different errors there are at least.</summary>
    public static int Errors => s_errors.Length;

    internal ImportedStore AsText { get; } = ImportedStore.Empty("text");

    internal ImportedStore AsShape { get; } = ImportedStore.Empty("shape");

    public void Dispose()
    {
        AsText.Dispose();
        AsShape.Dispose();
    }

    private static void Write(ImportedStore store, Random random)
    {
        for (int session = 0; session < 4; session++)
        {
            WrittenTranscript transcript = store.Session($"s{session}");
            for (int i = 0; i < 80; i++)
            {
                // Read and Edit of one file, so that there are chains and targets, and then something else.
                string file = s_files[random.Next(s_files.Length)];
                Add(transcript, $"r{session}_{i}", "Read", new { file_path = file, limit = 100 }, random);
                Add(transcript, $"e{session}_{i}", "Edit", new { file_path = file, old_string = "acme", new_string = "b" }, random);
                Add(transcript, $"b{session}_{i}", "Bash", new { command = s_commands[random.Next(s_commands.Length)], description = "acme" }, random);
            }

            transcript.Write();
        }
    }

    private static void Add(WrittenTranscript transcript, string id, string tool, object input, Random random)
    {
        (string Text, string Tool)[] errors = [.. s_errors.Where(error => error.Tool == tool)];
        transcript.Call(id, tool, JsonSerializer.Serialize(input));
        if (random.Next(4) == 0)
            transcript.Result(id, errors[random.Next(errors.Length)].Text, isError: true);
        else
            transcript.Result(id);
    }
}
