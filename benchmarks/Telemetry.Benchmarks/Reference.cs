namespace Telemetry.Benchmarks;

/// <summary>The programs of others that ours are held against. Each is null where the machine lacks it.</summary>
internal static class Reference
{
    /// <summary>The Python interpreter itself.</summary>
    /// <remarks>What the PATH calls python3 may be a shell script of a version manager, which takes several times as long and would flatter us.</remarks>
    public static string? Python() => OnPath("python3") is { } found ? Output(found, "-c", "import sys; print(sys.executable)") : null;

    /// <summary>The Node.js executable itself, for the same reason.</summary>
    public static string? Node() => OnPath("node") is { } found ? Output(found, "-p", "process.execPath") : null;

    /// <summary>Compiles one C file.</summary>
    /// <returns>The program's path, or null where there is no gcc or it does not compile.</returns>
    public static string? Compile(string source, string folder)
    {
        if (OnPath("gcc") is not { } gcc)
            return null;
        string program = Path.Combine(folder, Path.GetFileNameWithoutExtension(source));
        using Child child = Child.Start(new Launch(gcc, ["-O2", "-o", program, source]));
        child.CloseInput();
        return child.Wait().Status == 0 ? program : null;
    }

    /// <summary>Finds a program on the PATH.</summary>
    public static string? OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static string? Output(string program, params string[] arguments)
    {
        using Child child = Child.Start(new Launch(program, arguments), keepsOutput: true);
        child.CloseInput();
        string line = System.Text.Encoding.UTF8.GetString(child.ReadLine());
        return child.Wait().Status == 0 && File.Exists(line) ? line : null;
    }
}
