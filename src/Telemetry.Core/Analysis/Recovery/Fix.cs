using Telemetry.Index;

namespace Telemetry.Analysis;

/// <summary>The one thing to do first after a failure, with what it stands on.</summary>
/// <remarks>
/// Observed, not tried: whoever chose this step may have known more than whoever did not. So a share never stands without that of doing something else.
/// </remarks>
public sealed record Fix
{
    /// <summary>Where it comes from.</summary>
    public required FixSource Source { get; init; }

    /// <summary>The step that history tells; no relation where it tells none.</summary>
    public FirstStep Step { get; init; }

    /// <summary>What to do, in plain words and without anybody's parameters; null where nothing is known to help.</summary>
    public string? Do { get; init; }

    /// <summary>Of the failures after which this was done first, how many were resolved within <see cref="RecoveryCase.Window"/> calls.</summary>
    public Proportion Done { get; init; }

    /// <summary>In how many sessions it was done.</summary>
    public int Sessions { get; init; }

    /// <summary>The same of the failures after which something else was done first.</summary>
    public Proportion Else { get; init; }

    /// <summary>The same of the failures after which the same tool was tried on the same target at once, with or without a change.</summary>
    public Proportion Retried { get; init; }

    /// <summary>How alike the failures are that this stands on.</summary>
    public FixLevel Level { get; init; }

    /// <summary>True where only failures of the projects that were asked about are in it.</summary>
    public bool IsOfProject { get; init; }

    /// <summary>True where a first step is the one that this says; false where it says none that shows in a call.</summary>
    public bool IsStep(CallIndex index, FirstStep step) => Source switch
    {
        FixSource.History => step == Step,
        FixSource.Curated => Curated?.IsStep(index, step) == true,
        _ => false,
    };

    internal CuratedFix? Curated { get; init; }
}
