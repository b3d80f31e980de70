using Oms.Testing.Simulation.Commands;

namespace Oms.Testing.Simulation;

/// <summary>The kinds of commands that ship.</summary>
public static class SimulatedCommands
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<SimulatedCommand> All { get; } =
    [
        new Receive(), new Adjust(), new Reserve(), new Extend(), new GiveBack(),
        new Place(), new PlaceReserved(), new PlaceExternal(), new Confirm(), new Allocate(), new Cancel(), new PutOnHold(), new ReleaseHold(), new Pay(),
        new Release(), new Pick(), new Pack(), new Ship(), new Deliver(),
    ];
}
