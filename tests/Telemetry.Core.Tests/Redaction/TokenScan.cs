using System.Text;
using Telemetry.Redaction;

namespace Telemetry.Core.Tests.Redaction;

/// <summary>Asks the shapes about every place of a text where they may be asked.</summary>
internal static class TokenScan
{
    public static Findings Find(string text)
    {
        var findings = new Findings();
        for (int i = 0; i < text.Length;)
        {
            bool isLegal = i == 0 || !char.IsAsciiLetterOrDigit(text[i - 1]);
            int end = isLegal ? TokenShapes.Match(text, i, out string kind) : -1;
            if (end > i)
                findings.Add(i, end, TokenShapes.Match(text, i, out kind) > 0 ? kind : "");
            i = Math.Max(i + 1, end);
        }

        for (int i = 0; i < text.Length; i++)
        {
            int from = i;
            while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || "+/=_-~.".Contains(text[i])))
                i++;
            if (i - from >= 32)
            {
                var map = new WordMap(text, new ulong[WordMap.Room]);
                map.Next(from);
                TokenShapes.MatchRun(text, from, i, map.Runs, ref findings);
            }
        }

        for (int i = text.IndexOf("://", StringComparison.Ordinal); i >= 0; i = text.IndexOf("://", i + 3, StringComparison.Ordinal))
            Webhooks.Match(text, i + 3, text.AsSpan(i + 3), ref findings);
        return findings;
    }

    public static string Redact(string text)
    {
        var result = new StringBuilder();
        int at = 0;
        foreach (Finding finding in Find(text).Merged())
        {
            result.Append(text, at, finding.Start - at).Append("[REDACTED:").Append(finding.Kind).Append(']');
            at = finding.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
