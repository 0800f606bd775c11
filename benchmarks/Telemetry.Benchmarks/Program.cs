using Telemetry.Benchmarks;
using Telemetry.Benchmarks.Secrets;

const string Usage = "usage: dotnet run -c Release --project benchmarks/Telemetry.Benchmarks -- [hook|concurrency|server|scan|answers|import|redaction|all|stages FILE|rates FILE|templates FILE [LOGHUB_FOLDER]|hints FILE|patterns FILE|parallel FILE|redaction FOLDER [--in-process] [--misses] [--json]]";
var subjects = new Dictionary<string, Func<Repository, IEnumerable<Figure>>>
{
    ["hook"] = HookFigures.Take,
    ["concurrency"] = ConcurrencyFigures.Take,
    ["server"] = ServerFigures.Take,
    ["scan"] = ScanFigures.Take,
    ["answers"] = ScanFigures.TakeAnswers,
    ["import"] = ImportFigures.Take,
    ["redaction"] = RedactionFigures.Take,
};

if (args is ["stages", string labelled])
    return PrintReport(labelled, StageFigures.Report);
if (args is ["rates", string rated])
    return PrintReport(rated, RateFigures.Report);
if (args is ["templates", string failed, .. { Length: <= 1 } logs])
    return Templates(failed, logs is [string loghub] ? loghub : null);
if (args is ["parallel", string read])
    return PrintReport(read, ParallelFigures.Report);
if (args is ["hints", string recovered])
    return PrintReport(recovered, HintFigures.Report);
if (args is ["patterns", string followed])
    return PrintReport(followed, PatternFigures.Report);
if (args is ["redaction", string folder, .. var options])
    return Redaction(folder, options);
string wanted = args.Length == 0 ? "all" : args[0];
if (args.Length > 1 || (wanted != "all" && !subjects.ContainsKey(wanted)))
    return Fail(Usage);
if (!OperatingSystem.IsLinux())
    return Fail("The benchmarks start processes with Linux's own calls; on other systems they do not run.");
if (Repository.Find() is not Repository repository)
    return Fail("There is no Telemetry.sln in this folder or above it. Run the benchmarks from the repository.");
if (repository.Missing() is string missing)
    return Fail(missing);

Print(subjects.Keys.Where(subject => wanted == "all" ? subject != "answers" : wanted == subject), repository);
return 0;

// Measures what is told, not what it costs: any machine will do.
static int PrintReport(string path, Func<string, IEnumerable<string>> report)
{
    if (!File.Exists(path))
        return Fail($"There is no {path}.");
    foreach (string line in report(path))
        Console.WriteLine(line);
    return 0;
}

static int Templates(string path, string? loghub) => loghub is null || Directory.Exists(loghub)
    ? PrintReport(path, calls => TemplateFigures.Report(calls).Concat(loghub is null ? [] : LoghubFigures.Report(loghub)))
    : Fail($"There is no folder {loghub}.");

void Print(IEnumerable<string> wanted, Repository repository)
{
    Console.WriteLine(Machine.Describe());
    Console.WriteLine();
    Console.WriteLine(Figure.Head);
    foreach (string subject in wanted)
    {
        foreach (Figure figure in subjects[subject](repository))
            Console.WriteLine(figure);
    }
}

// Needs the built programs, except where all is to happen in this process.
int Redaction(string folder, string[] options)
{
    if (options.Except(["--in-process", "--misses", "--json"]).Any())
        return Fail(Usage);
    if (!Directory.Exists(folder))
        return Fail($"There is no folder {folder}.");
    Repository? repository = null;
    if (!options.Contains("--in-process"))
    {
        if (!OperatingSystem.IsLinux())
            return Fail("The benchmarks start processes with Linux's own calls; on other systems only --in-process runs.");
        repository = Repository.Find();
        if (repository is null || repository.Missing() is not null)
            return Fail(repository?.Missing() ?? "There is no Telemetry.sln in this folder or above it. Run the benchmarks from the repository.");
    }

    bool isJson = options.Contains("--json");
    foreach (string line in RedactionRun.Report(folder, repository?.Hook, options.Contains("--misses"), isJson))
        Console.WriteLine(line);
    if (repository is not null && !isJson)
        Print(["redaction"], repository);
    return 0;
}

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 2;
}
