using System.Globalization;

namespace Oms.Testing.Simulation;

/// <summary>What a simulation came to.</summary>
public sealed record SimulationReport
{
    /// <summary>Its seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Commands that clients sent.</summary>
    public required long Commands { get; init; }

    /// <summary>Worlds that were played.</summary>
    public required int Worlds { get; init; }

    /// <summary>Nodes that were killed.</summary>
    public required long Crashes { get; init; }

    /// <summary>Change sets that were committed.</summary>
    public required long Commits { get; init; }

    /// <summary>Over time, node, commit, outcome and events of everything that happened: the same for the same seed, in every process.</summary>
    public required ulong Hash { get; init; }

    /// <summary>What was reached.</summary>
    public required SimulationCoverage Coverage { get; init; }

    /// <summary>The first violation; null: every promise held.</summary>
    public SimulationViolation? Violation { get; init; }

    /// <summary>One line for logs and scripts.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"simulation seed={Seed} commands={Commands} crashes={Crashes} violations={(Violation is null ? 0 : 1)} hash={Hash:x16}");
}

/// <summary>A promise that did not hold.</summary>
/// <param name="World">The world of the seed where it happened.</param>
/// <param name="What">What.</param>
/// <param name="Trace">What happened last before it, oldest first.</param>
public sealed record SimulationViolation(int World, string What, IReadOnlyList<string> Trace);

/// <summary>How far a simulation is.</summary>
/// <param name="Commands">Commands so far.</param>
/// <param name="Total">Commands wanted.</param>
/// <param name="Worlds">Worlds so far.</param>
/// <param name="PerSecond">Commands a second of real time.</param>
public readonly record struct SimulationProgress(long Commands, long Total, int Worlds, double PerSecond);
