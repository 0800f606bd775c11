using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

public sealed class SensitiveNamesTests
{
    [Theory]
    [InlineData("password", "password")]
    [InlineData("DB_PASSWORD", "password")]
    [InlineData("userPassword", "password")]
    [InlineData("passwd", "password")]
    [InlineData("apiKey", "api-key")]
    [InlineData("x-api-key", "api-key")]
    [InlineData("APIKey", "api-key")]
    [InlineData("AWS_SECRET_ACCESS_KEY", "secret")]
    [InlineData("client_secret", "secret")]
    [InlineData("GITHUB_TOKEN", "token")]
    [InlineData("accessToken", "token")]
    [InlineData("--auth-token", "token")]
    [InlineData("Authorization", "authorization")]
    [InlineData("Set-Cookie", "cookie")]
    [InlineData("privateKey", "private-key")]
    [InlineData("connectionString", "connection-string")]
    [InlineData("aws.credentials", "credential")]
    public void ANameOfASecretIsKnownInAnyWriting(string name, string kind) => Assert.Equal(kind, SensitiveNames.KindOf(name));

    [Theory]
    [InlineData("max_tokens")]
    [InlineData("maxToken")]
    [InlineData("token_count")]
    [InlineData("tokenizer")]
    [InlineData("tokens")]
    [InlineData("tokenTtlSeconds")]
    [InlineData("next_page_token")]
    [InlineData("password_file")]
    [InlineData("secretName")]
    [InlineData("keyboard")]
    [InlineData("KEY")]
    [InlineData("primary_key")]
    [InlineData("author")]
    [InlineData("file_path")]
    [InlineData("")]
    public void ANameThatOnlyLooksAlikeIsLeftAlone(string name) => Assert.Null(SensitiveNames.KindOf(name));
}
