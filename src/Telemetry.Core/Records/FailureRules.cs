namespace Telemetry.Records;

/// <summary>Tells what kind of failure a text reports, by the one table of <see cref="FailureRuleTable"/>.</summary>
/// <remarks>A stage that nobody is to blame for is its own kind. The phrases are display texts of the client and of common programs.</remarks>
public static class FailureRules
{
    /// <summary>The version of the table; it grows with every change of a rule.</summary>
    public const int Version = 2;

    /// <summary>The rules in the order they are tried; the first that a text matches anywhere decides.</summary>
    public static IReadOnlyList<FailureRule> All => FailureRuleTable.Rules;

    /// <summary>The kind of a failure.</summary>
    /// <param name="stage">How far it got.</param>
    /// <param name="error">What it says; null where nothing is known.</param>
    public static FailureKind KindOf(Stage stage, string? error) => stage switch
    {
        Stage.Denied => FailureKind.Denied,
        Stage.Rejected => FailureKind.Rejected,
        Stage.Cancelled => FailureKind.Cancelled,
        Stage.Interrupted => FailureKind.Interrupted,
        _ => error is null ? FailureKind.Other : KindOf(SalientText.WithoutTags(error)),
    };

    /// <summary>The rule that tells a text's kind; null where no phrase does.</summary>
    /// <param name="text">The whole text, without the client's tags.</param>
    /// <param name="at">Where in it the phrase stands.</param>
    internal static FailureRule? Find(ReadOnlySpan<char> text, out int at)
    {
        int rule = Phrases.Find(text, out at);
        return rule < 0 ? null : FailureRuleTable.Rules[rule];
    }

    private static FailureKind KindOf(ReadOnlySpan<char> text)
    {
        if (Find(text, out _) is FailureRule rule)
            return rule.Kind;
        if (SalientText.ExitCodeOf(text) is not int code)
            return FailureKind.Other;
        foreach (ref readonly FailureRule exit in FailureRuleTable.Rules.AsSpan())
        {
            if (exit.Place == FailurePlace.ExitCode && int.Parse(exit.Text, System.Globalization.CultureInfo.InvariantCulture) == code)
                return exit.Kind;
        }

        return FailureKind.NonzeroExit;
    }

    // Looks a text through once. Which phrases may begin at a place, its first two letters tell: most places begin none. In a type of its own, so that
    // the table is built only by who needs it.
    private static class Phrases
    {
        private const int Buckets = 256;
        private static readonly short[] s_first = new short[Buckets], s_next = new short[FailureRuleTable.Rules.Length];
        private static readonly int s_location;

        static Phrases()
        {
            Array.Fill(s_first, (short)-1);
            FailureRule[] rules = FailureRuleTable.Rules;
            for (int i = rules.Length - 1; i >= 0; i--)
            {
                if (rules[i].Place == FailurePlace.Location)
                    s_location = i;
                if (rules[i].Place == FailurePlace.ExitCode)
                    continue;
                int bucket = Bucket(rules[i].Text[0], rules[i].Text[1]);
                s_next[i] = s_first[bucket];
                s_first[bucket] = (short)i;
            }
        }

        public static int Find(ReadOnlySpan<char> text, out int at)
        {
            at = -1;
            int best = int.MaxValue;
            for (int i = 0; i + 1 < text.Length && best > 0; i++)
            {
                for (int rule = s_first[Bucket(text[i], text[i + 1])]; rule >= 0 && rule < best; rule = s_next[rule])
                {
                    if (FailureRuleTable.Rules[rule].StandsAt(text, i))
                        (best, at) = (rule, i);
                }

                if (s_location < best && (i == 0 || text[i - 1] == '\n') && StartsWithLocation(text[i..]))
                    (best, at) = (s_location, i);
            }

            return best == int.MaxValue ? -1 : best;
        }

        private static bool StartsWithLocation(ReadOnlySpan<char> rest)
        {
            ReadOnlySpan<char> line = SalientText.WithoutPrefix(rest.IndexOf('\n') is >= 0 and var end ? rest[..end] : rest);
            return FailureRule.IsLocation(line) || line.StartsWith(FailureRuleTable.Rules[s_location].Text, StringComparison.Ordinal);
        }

        private static int Bucket(char first, char second) => ((Lower(first) * 31) + Lower(second)) & (Buckets - 1);

        private static int Lower(char c) => c is >= 'A' and <= 'Z' ? c | 0x20 : c;
    }
}
