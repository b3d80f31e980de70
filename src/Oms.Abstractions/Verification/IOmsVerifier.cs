namespace Oms.Verification;

/// <summary>Checks the promises on live data. It may run beside traffic, writes nothing but a repair it is asked for, and is thread-safe.</summary>
public interface IOmsVerifier
{
    /// <summary>Runs every check over every tenant's or one tenant's data.</summary>
    /// <param name="tenant">Whose data.</param>
    /// <param name="progress">Told as it goes: count and rate.</param>
    /// <param name="cancellationToken">Stops it; nothing is left behind.</param>
    ValueTask<VerificationReport> VerifyAsync(TenantId tenant, IProgress<VerificationProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Corrects a counter as a finding proposes, with an event and a decision record that say so. Applied again, by whoever, it changes nothing.
    /// </summary>
    /// <param name="finding">What <see cref="VerifyAsync"/> found.</param>
    /// <param name="actor">Who corrects; needs the permission <c>inventory.correct</c>.</param>
    /// <param name="reason">Why, 1 to 500 characters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OmsException"><c>command.forbidden</c>, or <c>command.reason</c>: the reason is missing or too long.</exception>
    ValueTask<RepairOutcome> RepairAsync(StockFinding finding, Actor actor, string reason, CancellationToken cancellationToken = default);
}

/// <summary>What the checks found.</summary>
public sealed record VerificationReport
{
    /// <summary>Every check that ran, in a fixed order.</summary>
    public required IReadOnlyList<VerificationCheck> Checks { get; init; }

    /// <summary>Counters of stock that disagree with the rows behind them, each with the correction that is proposed; the first 1,000.</summary>
    public IReadOnlyList<StockFinding> Findings { get; init; } = [];

    /// <summary>Whether every check held.</summary>
    public bool Holds => Checks.All(check => check.Holds);
}

/// <summary>One promise.</summary>
public sealed record VerificationCheck
{
    /// <summary>Stable name, such as <c>quantities_add_up</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The promise in words.</summary>
    public required string Promise { get; init; }

    /// <summary>How many things were looked at.</summary>
    public required long Examined { get; init; }

    /// <summary>The first violations, at most 20, each naming what and by how much.</summary>
    public required IReadOnlyList<string> Violations { get; init; }

    /// <summary>Whether it held.</summary>
    public bool Holds => Violations.Count == 0;
}

/// <summary>How far a verification is.</summary>
/// <param name="Stage">What is being looked at.</param>
/// <param name="Done">How many of them.</param>
/// <param name="PerSecond">How fast.</param>
public readonly record struct VerificationProgress(string Stage, long Done, double PerSecond);
