namespace Oms.Fulfilment;

/// <summary>Work at locations: release, pick, pack. Thread-safe.</summary>
public interface IFulfilment
{
    /// <summary>Gives allocated units to their locations as work: one fulfilment order a location, whose ids are in <see cref="CommandReceipt.Created"/>.</summary>
    /// <exception cref="TransitionRefusedException">A hold blocks it, the workflow does not allow it, or nothing is allocated.</exception>
    ValueTask<CommandReceipt> ReleaseAsync(ReleaseToFulfilment command, CancellationToken cancellationToken = default);

    /// <summary>
    /// A location will not do it: what it has not picked is taken from it and sourced again in the same commit, without it. What nobody else has
    /// waits as the order's policy says, and where that is to refuse, on hold; a case names it.
    /// </summary>
    /// <exception cref="TransitionRefusedException">Nothing there is open, or all of it is picked.</exception>
    ValueTask<CommandReceipt> DeclineAsync(DeclineWork command, CancellationToken cancellationToken = default);

    /// <summary>Reports picked units.</summary>
    /// <exception cref="TransitionRefusedException">More units than are left to pick.</exception>
    ValueTask<CommandReceipt> PickAsync(PickUnits command, CancellationToken cancellationToken = default);

    /// <summary>Reports a packed parcel: a shipment, whose id is in <see cref="CommandReceipt.Created"/>. With a carrier, its label is requested.</summary>
    /// <exception cref="TransitionRefusedException">More units than are left to pack.</exception>
    ValueTask<CommandReceipt> PackAsync(PackParcel command, CancellationToken cancellationToken = default);
}

/// <summary>Gives allocated units to their locations as work.</summary>
public sealed record ReleaseToFulfilment : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>Only what is allocated there; null: every location.</summary>
    public LocationCode? Location { get; init; }
}

/// <summary>A location will not do what it was asked; <see cref="Command.Reason"/> says why.</summary>
public sealed record DeclineWork : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>The location. It is not asked again for this order.</summary>
    public required LocationCode Location { get; init; }
}

/// <summary>Reports picked units.</summary>
public sealed record PickUnits : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>The fulfilment order.</summary>
    public required Guid FulfilmentOrder { get; init; }

    /// <summary>The units; empty: all that are left to pick.</summary>
    public IReadOnlyList<LineUnits> Lines { get; init; } = [];
}

/// <summary>Reports a packed parcel.</summary>
public sealed record PackParcel : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>The fulfilment order.</summary>
    public required Guid FulfilmentOrder { get; init; }

    /// <summary>The units; empty: all that are picked and not packed.</summary>
    public IReadOnlyList<LineUnits> Lines { get; init; } = [];

    /// <summary>Code of the carrier whose label is wanted; null: no label.</summary>
    public string? Carrier { get; init; }

    /// <summary>The carrier's service; null: its default.</summary>
    public string? Service { get; init; }

    /// <summary>Weight in grams; null: the sum of the items' weights.</summary>
    public long? WeightGrams { get; init; }
}
