using System.Text;

namespace Telemetry.Mcp.Memory;

/// <summary>Puts variables into the texts of the client's configuration, as the client does: <c>${NAME}</c> and <c>${NAME:-default}</c>.</summary>
/// <param name="variable">Gives an environment variable, or null.</param>
internal sealed class VariableText(Func<string, string?> variable)
{
    /// <summary>The first variable that is not set and has no default; null where there is none.</summary>
    public string? Missing { get; private set; }

    /// <summary>The text with the variables' values. What is in a value is not looked at again.</summary>
    public string Expand(string text)
    {
        var result = new StringBuilder();
        int end = 0;
        for (int start; (start = text.IndexOf("${", end, StringComparison.Ordinal)) >= 0 && text.IndexOf('}', start) is > 0 and int close;)
        {
            string inside = text[(start + 2)..close];
            int split = inside.IndexOf(":-", StringComparison.Ordinal);
            string name = split < 0 ? inside : inside[..split];
            string? value = variable(name) ?? (split < 0 ? null : inside[(split + 2)..]);
            Missing ??= value is null ? name : null;
            result.Append(text, end, start - end).Append(value);
            end = close + 1;
        }

        return result.Append(text, end, text.Length - end).ToString();
    }
}
