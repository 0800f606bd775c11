namespace Telemetry.Analysis;

/// <summary>The models that are evaluated, by the names they are reported under: the baselines, and ours last.</summary>
public static class Contestants
{
    /// <summary>The name of what this product predicts with.</summary>
    public const string Ours = "ours";

    /// <summary>What predicted success is measured against.</summary>
    public const string PerTool = "per_tool";

    /// <summary>Of the next tool.</summary>
    public static IReadOnlyList<(string Name, Trainer<INextToolModel> Trainer)> NextTool { get; } =
        [("most_frequent", MostFrequent.Train), ("repeat_last", RepeatLast.Train), ("order_1", OrderOne.Train), (Ours, NextToolModel.Train)];

    /// <summary>Of success.</summary>
    public static IReadOnlyList<(string Name, Trainer<ISuccessModel> Trainer)> Success { get; } =
        [("global", GlobalRate.Train), (PerTool, ToolRate.Train), (Ours, SuccessModel.Train)];
}
