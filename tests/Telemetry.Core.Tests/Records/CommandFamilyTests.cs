using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using Telemetry.Records;

namespace Telemetry.Core.Tests.Records;

public sealed class CommandFamilyTests
{
    private static readonly JsonSerializerOptions s_likeTheStore = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("git status", "git status")]
    [InlineData("git -C /x --no-pager log --oneline", "git log")]
    [InlineData("cd /home/dev && npm run build | tail -5", "npm run")]
    [InlineData("cd app; ls -la", "ls")]
    [InlineData("FOO=1 BAR=x pytest -q", "pytest")]
    [InlineData("sudo apt-get install x", "apt-get install")]
    [InlineData("timeout 30 go test ./...", "go test")]
    [InlineData("timeout -k 5 30s cargo build", "cargo build")]
    [InlineData("/usr/bin/python3 x.py", "python3")]
    [InlineData("echo \"hi\"", "echo")]
    [InlineData("./gradlew test", "gradlew")]
    [InlineData("(cd x && make all)", "make all")]
    [InlineData("docker", "docker")]
    [InlineData("make -j8", "make")]
    [InlineData("$EDITOR x", "")]
    [InlineData("cd /x", "cd")]
    [InlineData("cd \"/my app\" && npm test", "npm test")]
    [InlineData("cd /x 2>&1 && npm test", "npm test")]
    [InlineData("cd /x || exit 1; npm test", "npm test")]
    [InlineData("cd /x\nnpm test", "npm test")]
    [InlineData("# run the tests; all of them\nnpm test", "npm test")]
    [InlineData("# nothing", "")]
    [InlineData("set -euo pipefail; export A=1\nsource .venv/bin/activate && pytest -q", "pytest")]
    [InlineData("export A=1", "export")]
    [InlineData("A=\"b c\" pytest", "pytest")]
    [InlineData("A='b c' pytest", "pytest")]
    [InlineData("A=$(date +%s) && pytest", "pytest")]
    [InlineData("env -u A B=1 pytest", "pytest")]
    [InlineData("sudo -u root systemctl restart x", "systemctl restart")]
    [InlineData("nice -n 5 make all", "make all")]
    [InlineData("sudo 7z x a.7z", "7z")]
    [InlineData("bash -c 'npm test'", "npm test")]
    [InlineData("bash -lc \"npm test\"", "npm test")]
    [InlineData("bash build.sh", "bash")]
    [InlineData("python3 -m pytest -q", "pytest")]
    [InlineData("python3 -m app", "python3")]
    [InlineData("python3 -c 'print(1)'", "python3")]
    [InlineData("sleep 5; curl x", "curl")]
    [InlineData("make\nls", "make")]
    [InlineData("git \\\n  status", "git status")]
    [InlineData("cat a | grep b", "cat")]
    [InlineData("", "")]
    public void ACommandIsNamedByWhatItDoes(string command, string family) => Assert.Equal(family, FamilyOf(command));

    [Fact]
    public void AnyCommandIsNamedWithoutHarm() => Gen.String.Sample(command => FamilyOf(command).Length <= CommandFamily.MaxBytes);

    private static string FamilyOf(string command)
    {
        Span<byte> family = stackalloc byte[CommandFamily.MaxBytes];
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(command, s_likeTheStore);
        return Encoding.UTF8.GetString(family[..CommandFamily.Write(json.AsSpan(1, json.Length - 2), family)]);
    }
}
