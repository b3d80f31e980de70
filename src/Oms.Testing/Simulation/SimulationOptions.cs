using Microsoft.Extensions.DependencyInjection;
using Oms.Storage;

namespace Oms.Testing.Simulation;

/// <summary>What is simulated.</summary>
public sealed record SimulationOptions
{
    /// <summary>Seed of everything.</summary>
    /// <value>1.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many commands clients send, over all worlds; the last world is played to its end.</summary>
    /// <value>10,000.</value>
    public long Commands { get; init; } = 10_000;

    /// <summary>Plays only this world of the seed, as a violation names it; null: all.</summary>
    public int? World { get; init; }

    /// <summary>The faults of every world; null: each draws its own mix.</summary>
    public SimulatedFaults? Faults { get; init; }

    /// <summary>Nodes of a world; null: 1 to 4, by chance.</summary>
    public int? Nodes { get; init; }

    /// <summary>Clients of a world; null: 1 to 8, by chance.</summary>
    public int? Clients { get; init; }

    /// <summary>The kinds of commands.</summary>
    /// <value><see cref="SimulatedCommands.All"/>.</value>
    public IReadOnlyList<SimulatedCommand> Kinds { get; init; } = SimulatedCommands.All;

    /// <summary>Puts something around each world's in-memory store, such as a defect that must be found. It must answer at once.</summary>
    public Func<IOmsStore, IOmsStore>? Store { get; init; }

    /// <summary>Configures the engine of every node: policies, handlers, channels. Handlers must not wait for anything outside of the simulation.</summary>
    public Action<OmsBuilder>? Configure { get; init; }

    internal SimulatedCommand Draw(Chance chance)
    {
        var drawn = chance.Below(Kinds.Sum(kind => kind.Weight));
        foreach (var kind in Kinds)
        {
            if ((drawn -= kind.Weight) < 0)
            {
                return kind;
            }
        }

        return Kinds[^1];
    }
}
