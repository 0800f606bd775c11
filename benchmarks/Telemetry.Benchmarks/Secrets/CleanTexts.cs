using System.Text;

namespace Telemetry.Benchmarks.Secrets;

/// <summary>Texts without a secret, as tools get them, made up from a seed: the same in every run.</summary>
internal sealed class CleanTexts
{
    private const string Vowels = "aeiou", Consonants = "bcdfghjklmnprstvw", Hex = "0123456789abcdef", Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static readonly string[] s_small = ["the", "of", "and", "to", "a", "in", "is", "that", "it", "for", "on", "with", "as", "not", "by", "from", "this", "be", "are", "when"];

    // Words that a scan has to look at twice come as often here as in a text about software.
    private static readonly string[] s_large =
        ["server", "request", "value", "token", "test", "file", "password", "build", "key", "user", "session", "line", "author", "passage", "header", "secretary", "function", "monkey", "result", "cache"];

    private readonly Random _random = new(4);
    private readonly string[] _names;

    private CleanTexts() => _names = [.. Enumerable.Range(0, 400).Select(_ => Name())];

    /// <summary>The kinds, each as texts of about so many characters.</summary>
    /// <param name="count">How many texts of each.</param>
    /// <param name="characters">How long each is, give or take a line.</param>
    public static IEnumerable<(string Kind, string[] Texts)> All(int count, int characters)
    {
        var texts = new CleanTexts();
        foreach (var (kind, line) in new (string, Func<string>)[]
        {
            ("English prose", texts.Prose),
            ("C# source", texts.Source),
            ("JSON", texts.Json),
            ("a build log", texts.Log),
            ("shell commands", texts.Shell),
            ("a lock file with its hashes", texts.Lock),
        })
        {
            yield return (kind, [.. Enumerable.Range(0, count).Select(_ => Text(line, characters))]);
        }
    }

    private static string Text(Func<string> line, int characters)
    {
        var text = new StringBuilder(characters + 400);
        while (text.Length < characters)
            text.Append(line()).Append('\n');
        return text.ToString();
    }

    private string Prose()
    {
        var sentence = new StringBuilder();
        for (int i = 0, words = 6 + _random.Next(14); i < words; i++)
            sentence.Append(i == 0 ? "" : " ").Append(_random.Next(2) == 0 ? Of(s_small) : _random.Next(8) == 0 ? Of(s_large) : Of(_names));
        sentence[0] = char.ToUpperInvariant(sentence[0]);
        return sentence.Append('.').ToString();
    }

    private string Source()
    {
        string name = Pascal(), other = Of(_names);
        return _random.Next(6) switch
        {
            0 => $"    /// <summary>{Prose()}</summary>",
            1 => $"    public {Pascal()} {name}({Pascal()} {other}, int {Of(_names)}, CancellationToken cancellationToken)\n    {{",
            2 => $"        if ({other} is null || {other}.{name} == {_random.Next(100)})\n            return;",
            3 => $"        var {other} = await _{Of(_names)}.{name}Async({Of(_names)}, cancellationToken);",
            4 => $"        {other}.{name} = {Of(_names)}.Where(x => x.{Pascal()} > {_random.Next(1000)}).ToList();\n    }}\n",
            _ => $"        throw new {name}Exception($\"The {other} '{{{Of(_names)}}}' is unknown.\");",
        };
    }

    private string Json() =>
        $"  {{ \"id\": {_random.Next(100000)}, \"{Of(_names)}\": \"{Of(_names)} {Of(s_large)}\", \"is{Pascal()}\": true, \"{Of(_names)}\": [ {_random.Next(99)}, {_random.Next(99)} ], \"url\": \"https://example.com/{Of(_names)}/{Of(_names)}?page={_random.Next(9)}\", \"max_tokens\": {_random.Next(9000)} }},";

    private string Log() => _random.Next(4) switch
    {
        0 => Figure.Text($"2026-11-25T20:{_random.Next(10, 60)}:{_random.Next(10, 60)}.{_random.Next(100, 1000)}Z [{_random.Next(1, 9)}/{9}] Compiling {Of(_names)} v0.{_random.Next(30)}.{_random.Next(9)} (/home/dev/app/{Of(_names)}/{Of(_names)})"),
        1 => $"/home/dev/app/src/{Pascal()}/{Pascal()}.cs({_random.Next(900)},{_random.Next(80)}): warning CS{_random.Next(1000, 9000)}: The variable '{Of(_names)}' is assigned but its value is never used [/home/dev/app/src/{Pascal()}.csproj]",
        2 => $"  Passed {Pascal()}.{Pascal()}Tests.{Pascal()}_{Pascal()} [{_random.Next(90)} ms]",
        _ => $"#{_random.Next(30)} {_random.Next(90)}.{_random.Next(10, 99)} Get:{_random.Next(200)} http://deb.example.com/debian bookworm/main amd64 lib{Of(_names)}{_random.Next(9)} amd64 1.{_random.Next(20)}.{_random.Next(9)}-{_random.Next(5)} [{_random.Next(900)} kB]",
    };

    private string Shell() => _random.Next(5) switch
    {
        0 => $"git log --oneline -n {_random.Next(50)} -- src/{Of(_names)} | head -{_random.Next(20)}",
        1 => $"docker run --rm -p 8080:80 -v \"$PWD/{Of(_names)}:/data\" -e MODE={Of(_names)} {Of(_names)}/{Of(_names)}:1.{_random.Next(9)}",
        2 => $"curl -sS -H 'Accept: application/json' 'https://api.example.com/v1/{Of(_names)}?limit={_random.Next(99)}' | jq '.items[] | .{Of(_names)}'",
        3 => $"for f in {Of(_names)}/*.{Of(_names)}; do sed -i 's/{Of(_names)}/{Of(_names)}/g' \"$f\" && echo \"$f\"; done",
        _ => $"cd /home/dev/{Of(_names)} && npm run {Of(_names)} -- --grep '{Of(s_large)} {Of(_names)}' > /tmp/{Of(_names)}.log 2>&1",
    };

    private string Lock() =>
        $"    \"node_modules/{Of(_names)}\": {{\n      \"version\": \"{_random.Next(9)}.{_random.Next(20)}.{_random.Next(9)}\",\n      \"resolved\": \"https://registry.example.com/{Of(_names)}/-/{Of(_names)}-{Characters(Hex, 40)}.tgz\",\n      \"integrity\": \"sha512-{Characters(Base64, 86)}==\"\n    }},";

    private string Name()
    {
        var name = new StringBuilder();
        for (int i = 0, syllables = 1 + _random.Next(4); i < syllables; i++)
            name.Append(Consonants[_random.Next(Consonants.Length)]).Append(Vowels[_random.Next(Vowels.Length)]).Append(_random.Next(3) == 0 ? "n" : "");
        return name.ToString();
    }

    private string Pascal() => $"{Capital(Of(_names))}{Capital(Of(_names))}";

    private string Characters(string alphabet, int count) => new([.. Enumerable.Range(0, count).Select(_ => alphabet[_random.Next(alphabet.Length)])]);

    private string Of(string[] list) => list[_random.Next(list.Length)];

    private static string Capital(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..]}";
}
