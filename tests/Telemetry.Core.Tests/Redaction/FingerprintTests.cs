using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

public sealed class FingerprintTests
{
    private static readonly byte[] s_key = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];

    // The first and the last vector of the authors' own test (github.com/veorq/SipHash, vectors.h), and the one of the paper's appendix A.
    [Theory]
    [InlineData(0, 0x726F_DB47_DD0E_0E31)]
    [InlineData(15, 0xA129_CA61_49BE_45E5)]
    [InlineData(63, 0x958A_324C_EB06_4572)]
    public void ItIsSipHash24(int length, ulong hash) => Assert.Equal(hash, new Fingerprint(s_key).Hash([.. Enumerable.Range(0, length).Select(i => (byte)i)]));

    [Fact]
    public void AnotherKeyMakesAnotherFingerprintOfTheSameText()
    {
        string text = new Fingerprint(s_key).Of("/home/dev/app");
        Assert.Equal(text, new Fingerprint(s_key).Of("/home/dev/app"));
        Assert.NotEqual(text, new Fingerprint(new byte[16]).Of("/home/dev/app"));
        Assert.NotEqual(text, new Fingerprint(s_key).Of("/home/dev/apq"));
        Assert.Matches("^[bcdfghjklmnpqrstvwxz]{8}$", text);
    }

    [Fact]
    public void ALongTextHasOneToo() => Assert.NotEqual(new Fingerprint(s_key).Of(new string('ä', 5000)), new Fingerprint(s_key).Of(new string('ä', 5001)));
}
