namespace Oms.Verification;

/// <summary>Checks the promises on live data. It reads only, may run beside traffic, and is thread-safe.</summary>
public interface IOmsVerifier
{
    /// <summary>Runs every check over every tenant's or one tenant's data.</summary>
    /// <param name="tenant">Whose data.</param>
    /// <param name="progress">Told as it goes: count and rate.</param>
    /// <param name="cancellationToken">Stops it; nothing is left behind.</param>
    ValueTask<VerificationReport> VerifyAsync(TenantId tenant, IProgress<VerificationProgress>? progress = null, CancellationToken cancellationToken = default);
}

/// <summary>What the checks found.</summary>
public sealed record VerificationReport
{
    /// <summary>Every check that ran, in a fixed order.</summary>
    public required IReadOnlyList<VerificationCheck> Checks { get; init; }

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
