using System.Runtime.InteropServices;

namespace Telemetry.Benchmarks;

/// <summary>A program with its arguments and environment, laid out for the operating system once, so that no round pays for it.</summary>
/// <remarks>The memory is never given back: there are a dozen of these, and they live as long as the benchmark.</remarks>
internal sealed unsafe class Launch
{
    /// <param name="path">The program's full path.</param>
    /// <param name="arguments">Its arguments, without the program's own name.</param>
    /// <param name="environment">Its variables beside PATH and HOME: whatever else this process was started with is kept from all sides alike.</param>
    public Launch(string path, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        Path = path;
        Arguments = ToNative([path, .. arguments]);
        (string, string)[] inherited = [("PATH", Variable("PATH")), ("HOME", Variable("HOME"))];
        Environment = ToNative([.. inherited.Concat(environment).Select(pair => $"{pair.Item1}={pair.Item2}")]);
    }

    public string Path { get; }

    public byte** Arguments { get; }

    public byte** Environment { get; }

    private static string Variable(string name) => System.Environment.GetEnvironmentVariable(name) ?? "";

    private static byte** ToNative(string[] words)
    {
        var list = (byte**)NativeMemory.AllocZeroed((nuint)(words.Length + 1), (nuint)sizeof(byte*));
        for (int i = 0; i < words.Length; i++)
            list[i] = (byte*)Marshal.StringToCoTaskMemUTF8(words[i]);
        return list;
    }
}
