using Oms.Testing.Simulation.Commands;

namespace Oms.Testing.Simulation;

/// <summary>The kinds of commands that ship.</summary>
public static class SimulatedCommands
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<SimulatedCommand> All { get; } =
    [
        new Receive(), new Adjust(), new Count(), new Recondition(), new Plan(), new SyncAbsolute(), new SyncDelta(),
        new Reserve(), new ReserveFirm(), new Extend(), new GiveBack(), new ShipReserved(),
        new Announce(), new SendTransfer(), new DelaySupply(), new ReceiveSupply(transfers: false), new ReceiveSupply(transfers: true), new CancelSupply(), new LoseSupply(),
        new Place(), new PlaceReserved(), new PlaceExternal(), new PlaceBackorder(), new PlaceKit(),
        new Confirm(), new Allocate(), new Cancel(), new PutOnHold(), new ReleaseHold(), new Pay(), new PublishPolicy(),
        new Release(), new Decline(), new Pick(), new Pack(), new Check(), new Ship(), new Deliver(),
        new DraftDefinition(), new PublishDraft(), new Withdraw(), new Migrate(),
    ];
}
