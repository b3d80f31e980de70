using System.ComponentModel;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.Providers;

/// <summary>
/// A change set as rows of tables, built on the caller's thread before it queues for the writer. What depends on the judgement is not in it:
/// positions (write what <c>JudgedPosition.Now</c> says, or a guarded relative update), the state of existing reservation lines, swept lines.
/// A null table is one the change set does not touch.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CommitPlan
{
    private CommitPlan(ChangeSet changes, OperationRow operation)
    {
        Changes = changes;
        Operation = operation;
    }

    /// <summary>The change set.</summary>
    public ChangeSet Changes { get; }

    /// <summary>The operation; inserted with every commit.</summary>
    public OperationRow Operation { get; }

    /// <summary>Orders. An update is guarded by <c>version = Version - 1</c>.</summary>
    public RowChanges<OrderRow>? Orders { get; internal set; }

    /// <summary>Lines of orders.</summary>
    public RowChanges<OrderLineRow>? OrderLines { get; internal set; }

    /// <summary>Parts of lines that are kits.</summary>
    public RowChanges<OrderLinePartRow>? OrderLineParts { get; internal set; }

    /// <summary>Charges.</summary>
    public RowChanges<OrderChargeRow>? OrderCharges { get; internal set; }

    /// <summary>Allocations, and claims on inbound supply.</summary>
    public RowChanges<OrderAllocationRow>? OrderAllocations { get; internal set; }

    /// <summary>Holds.</summary>
    public RowChanges<OrderHoldRow>? OrderHolds { get; internal set; }

    /// <summary>Fulfilment orders.</summary>
    public RowChanges<FulfilmentOrderRow>? FulfilmentOrders { get; internal set; }

    /// <summary>Lines of fulfilment orders.</summary>
    public RowChanges<FulfilmentLineRow>? FulfilmentLines { get; internal set; }

    /// <summary>Parcels.</summary>
    public RowChanges<ShipmentRow>? Shipments { get; internal set; }

    /// <summary>Lines of parcels.</summary>
    public RowChanges<ShipmentLineRow>? ShipmentLines { get; internal set; }

    /// <summary>Payments.</summary>
    public RowChanges<OrderPaymentRow>? OrderPayments { get; internal set; }

    /// <summary>Addresses: each update inserts or overwrites; a delete erases.</summary>
    public RowChanges<AddressRow>? Addresses { get; internal set; }

    /// <summary>Items. An update is guarded by <c>version = Version - 1</c>.</summary>
    public RowChanges<ItemRow>? Items { get; internal set; }

    /// <summary>Locations. An update is guarded by <c>version = Version - 1</c>.</summary>
    public RowChanges<LocationRow>? Locations { get; internal set; }

    /// <summary>Documents. An update is guarded by <c>version = Version - 1</c>.</summary>
    public RowChanges<DocumentRow>? Documents { get; internal set; }

    /// <summary>Reservation lines that are made.</summary>
    public RowChanges<ReservationLineRow>? ReservationLines { get; internal set; }

    /// <summary>Movements; inserts only. Whoever judges gives them their numbers by <see cref="Number"/> before they are written.</summary>
    public RowChanges<MovementRow>? Movements { get; internal set; }

    /// <summary>Postings; inserts only.</summary>
    public RowChanges<PostingRow>? Postings { get; internal set; }

    /// <summary>Decisions; inserts only.</summary>
    public RowChanges<DecisionRow>? Decisions { get; internal set; }

    /// <summary>Events; inserts only.</summary>
    public RowChanges<EventRow>? Events { get; internal set; }

    /// <summary>
    /// Heads of streams, one for each stream that gets events. Insert: its first event is number 1. Update: write <c>last</c> where it is
    /// <see cref="LastBefore"/>, and <c>due_at</c> where it is null or later, nothing else; no such row is a bug (<see cref="StoreErrors.Rejected"/>).
    /// </summary>
    public RowChanges<StreamRow>? Streams { get; internal set; }

    /// <summary>A handler's position: each update inserts, or overwrites all but <c>due_at</c>, so that a handler that is behind is tried again should the settlement be lost.</summary>
    public RowChanges<StreamHandlerRow>? StreamHandlers { get; internal set; }

    /// <summary>New timers and effects; inserts only. What is settled stands in the change set's schedules.</summary>
    public RowChanges<WorkRow>? Work { get; internal set; }

    /// <summary>Unique keys that are taken; inserts only, and none where the same owner has it already.</summary>
    public RowChanges<UniqueKeyRow>? UniqueKeys { get; internal set; }

    /// <summary>The last event a stream must have before the change set's events are appended.</summary>
    public long LastBefore(StreamRow head)
    {
        ArgumentNullException.ThrowIfNull(head);
        for (var i = 0; i < Changes.Events.Count; i++)
        {
            if (Changes.Events[i].Stream.Id == head.Id)
            {
                return Changes.Events[i].Sequence - 1;
            }
        }

        return head.Last;
    }

    /// <summary>Gives the movements their places in the ledger, in their order. Judged again, they are numbered anew.</summary>
    public void Number(IReadOnlyList<LedgerNumber> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        if (Movements is not { } before)
        {
            return;
        }

        var numbered = new RowChanges<MovementRow>();
        for (var i = 0; i < before.Inserts.Count; i++)
        {
            numbered.Insert(before.Inserts[i] with { No = numbers[i].No, OnHandAfter = numbers[i].OnHandAfter });
        }

        Movements = numbered;
    }

    /// <summary>Turns a change set into rows.</summary>
    /// <exception cref="StoreException"><see cref="StoreErrors.Rejected"/>: it holds something this store does not know, or a gap between events.</exception>
    public static CommitPlan Of(ChangeSet changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var plan = new CommitPlan(changes, LedgerRows.Operation(changes));
        OrderRows.Add(plan);
        LedgerRows.Add(plan);
        OutboxRows.Add(plan);
        return plan;
    }
}
