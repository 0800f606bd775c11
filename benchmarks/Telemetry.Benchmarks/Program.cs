using Telemetry.Benchmarks;

const string Usage = "usage: dotnet run -c Release --project benchmarks/Telemetry.Benchmarks -- [hook|concurrency|server|scan|import|all|stages FILE]";
var subjects = new Dictionary<string, Func<Repository, IEnumerable<Figure>>>
{
    ["hook"] = HookFigures.Take,
    ["concurrency"] = ConcurrencyFigures.Take,
    ["server"] = ServerFigures.Take,
    ["scan"] = ScanFigures.Take,
    ["import"] = ImportFigures.Take,
};

if (args is ["stages", string labelled])
    return Stages(labelled);
string wanted = args.Length == 0 ? "all" : args[0];
if (args.Length > 1 || (wanted != "all" && !subjects.ContainsKey(wanted)))
    return Fail(Usage);
if (!OperatingSystem.IsLinux())
    return Fail("The benchmarks start processes with Linux's own calls; on other systems they do not run.");
if (Repository.Find() is not Repository repository)
    return Fail("There is no Telemetry.sln in this folder or above it. Run the benchmarks from the repository.");
if (repository.Missing() is string missing)
    return Fail(missing);

Console.WriteLine(Machine.Describe());
Console.WriteLine();
Console.WriteLine(Figure.Head);
foreach (string subject in subjects.Keys.Where(subject => wanted == "all" || wanted == subject))
{
    foreach (Figure figure in subjects[subject](repository))
        Console.WriteLine(figure);
}

return 0;

// Measures what is told, not what it costs: any machine will do.
static int Stages(string path)
{
    if (!File.Exists(path))
        return Fail($"There is no {path}.");
    foreach (string line in StageFigures.Report(path))
        Console.WriteLine(line);
    return 0;
}

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 2;
}
