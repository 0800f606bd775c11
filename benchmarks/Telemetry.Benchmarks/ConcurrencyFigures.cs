using System.Text.Json;
using Telemetry.Index;

namespace Telemetry.Benchmarks;

/// <summary>Whether hooks that write at the same moment lose or tear a line, while a reader follows the store.</summary>
internal static class ConcurrencyFigures
{
    private const int AtOnce = 64, Waves = 50, Hooks = AtOnce * Waves;

    // Lines of up to about 25 KB: a long write is likelier to be torn than a short one.
    private const int MaxEntries = 40;

    public static IEnumerable<Figure> Take(Repository repository)
    {
        using var folder = new TemporaryFolder();
        string store = folder.File("store.jsonl");
        var hook = new Launch(repository.Hook, ["PostToolUse"], ("TELEMETRY_FILE", store));
        var index = new CallIndex(store);
        int refreshes = 0;
        using var done = new CancellationTokenSource();
        var reader = Task.Factory.StartNew(
            () =>
            {
                for (; !done.IsCancellationRequested; refreshes++)
                    index.Refresh();
            },
            TaskCreationOptions.LongRunning);
        int failed = 0;
        for (int wave = 0; wave < Waves; wave++)
            failed += Run(hook, wave * AtOnce);
        done.Cancel();
        reader.GetAwaiter().GetResult();
        index.Refresh();

        var (whole, torn, ids) = Count(store);
        bool isExact = failed == 0 && whole == Hooks && torn == 0 && ids == Hooks && index.Rows.Length == Hooks && index.SkippedLines == 0;
        yield return new Figure(
            $"{Hooks} events, {AtOnce} hooks at once, and a reader",
            Figure.Text($"{whole} whole lines, {torn} torn, {ids} ids; the reader counted {index.Rows.Length} calls in {refreshes} looks, {index.SkippedLines} lines skipped; {failed} hooks failed"),
            $"{Hooks} whole lines, each id once",
            isExact,
            Figure.Text($"{Hooks}"));
    }

    // All are started before any gets its event, so that they run and write as close together as the machine lets them.
    private static int Run(Launch hook, int first)
    {
        byte[][] events = [.. Enumerable.Range(first, AtOnce).Select(ToEvent)];
        Child[] children = [.. events.Select(_ => Child.Start(hook))];
        for (int i = 0; i < AtOnce; i++)
        {
            children[i].Write(events[i]);
            children[i].CloseInput();
        }

        int failed = 0;
        foreach (Child child in children)
        {
            failed += child.Wait().Status == 0 ? 0 : 1;
            child.Dispose();
        }

        return failed;
    }

    // Every other one a plan, of any number of entries.
    private static byte[] ToEvent(int number)
    {
        string id = Figure.Text($"toolu_{number}");
        return number % 2 == 0 ? HookEvents.Shell(id) : HookEvents.Plan(id, number * 7 % MaxEntries);
    }

    // With the general parser, not the product's own: what is counted here must not depend on what is tested.
    private static (int Whole, int Torn, int Ids) Count(string store)
    {
        string text = File.ReadAllText(store);
        int whole = 0, torn = text.EndsWith('\n') ? 0 : 1;
        var ids = new HashSet<string>();
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                using var record = JsonDocument.Parse(line);
                ids.Add(record.RootElement.GetProperty("tool_use_id").GetString()!);
                whole++;
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException)
            {
                torn++;
            }
        }

        return (whole, torn, ids.Count);
    }
}
