using System.Text;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>What only looks like a secret is left alone.</summary>
public sealed class LookAlikeTests
{
    public static TheoryData<string> Texts => [.. LookAlikes.Texts];

    public static TheoryData<string> Parameters => [.. LookAlikes.Parameters];

    [Theory]
    [MemberData(nameof(Texts))]
    public void ATextWithoutASecretIsTheSameObject(string text)
    {
        Assert.Equal(text, TextRedaction.Apply(text));
        Assert.Same(text, TextRedaction.Apply(text));
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void ParametersWithoutASecretStayAsTheyAre(string json) => Assert.Equal(json, JsonRedaction.Apply(Encoding.UTF8.GetBytes(json)).ToString());

    [Fact]
    public void ThereAreEnoughOfThem() => Assert.True(LookAlikes.Texts.Length + LookAlikes.Parameters.Length >= 180);
}
