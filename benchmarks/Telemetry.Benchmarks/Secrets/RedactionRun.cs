namespace Telemetry.Benchmarks.Secrets;

/// <summary>What is redacted, and what is not, on the cases of a folder.</summary>
internal static class RedactionRun
{
    /// <summary>The report, line by line.</summary>
    /// <param name="folder">See <see cref="Corpus.Read"/>.</param>
    /// <param name="hook">The hook's program; null to run the same steps in this process.</param>
    /// <param name="listsMisses">Whether the misses are listed as well.</param>
    /// <param name="isJson">Whether to print all results as JSON instead.</param>
    public static IEnumerable<string> Report(string folder, string? hook, bool listsMisses, bool isJson)
    {
        Corpus corpus = Corpus.Read(folder);
        CaseResult[] calls = Results(corpus.ToolCalls, hook), tokens = Results(corpus.Tokens, hook);
        if (calls.Length + tokens.Length == 0)
            return [$"{folder} holds no case. Give a folder with toolcall-cases.json.gz or token-cases.json.gz."];
        if (isJson)
            return CaseJson.Lines([.. calls, .. tokens]);
        string way = hook is null ? "in this process, without the hook's program" : "through the hook's program, one process per call";
        List<string> report = [];
        if (calls.Length > 0)
            report.AddRange([$"Tool calls, {way}:", "", .. ToolCallReport.Lines(calls), ""]);
        if (tokens.Length > 0)
            report.AddRange([$"Token formats, {way}:", "", .. TokenReport.Lines(tokens, corpus.LeftOut), ""]);
        report.AddRange(["Can the scoring fail?", "", Figure.Head, .. Control.Take([.. corpus.ToolCalls, .. corpus.Tokens]).Select(figure => figure.ToString()), ""]);
        if (listsMisses)
            report.AddRange(["Misses:", "", .. MissList.OfToolCalls(calls), "", .. MissList.OfTokens(tokens), ""]);
        return report;
    }

    private static CaseResult[] Results(IReadOnlyList<SecretCase> cases, string? hook)
    {
        ReadOnlyMemory<byte>[] lines = hook is null ? StoredLines.InProcess(cases) : StoredLines.ThroughHook(hook, cases);
        return [.. cases.AsParallel().AsOrdered().Select((given, i) => CaseResult.Of(given, lines[i]))];
    }
}
