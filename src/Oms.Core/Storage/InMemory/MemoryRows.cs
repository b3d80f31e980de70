using NodaTime;
using Oms.Events;
using Oms.Inventory;
using Oms.Storage.Judging;

namespace Oms.Storage.InMemory;

/// <summary>A stream: its events and its head.</summary>
internal sealed class StreamRow(TenantId tenant, StreamId id)
{
    public TenantId Tenant { get; } = tenant;

    public StreamId Id { get; } = id;

    /// <summary>Dense: the event with sequence n is at n - 1.</summary>
    public List<StoredEvent> Events { get; } = [];

    public long Position { get; set; }

    public Instant? Due { get; set; }

    public List<HandlerState> Handlers { get; } = [];

    public long Fence { get; set; }

    public DateTimeOffset LeasedUntil { get; set; }

    /// <summary>A moment that is certainly past when somebody asks for what is due: that of the last event.</summary>
    public Instant AtOnce => Events[^1].At;

    public StreamState ToState() => new()
    {
        Stream = Id,
        Last = Events.Count,
        Position = Position,
        Due = Due,
        Handlers = [.. Handlers.OrderBy(handler => handler.Handler, StringComparer.Ordinal)],
    };
}

/// <summary>A timer or an effect.</summary>
internal sealed class WorkRow(TenantId tenant, ScheduledWork work)
{
    public TenantId Tenant { get; } = tenant;

    public ScheduledWork Work { get; set; } = work;

    public long Fence { get; set; }

    public DateTimeOffset LeasedUntil { get; set; }
}

/// <summary>A soft reservation; its lines are the judge's own.</summary>
internal sealed class ReservationRow(string owner)
{
    public string Owner { get; } = owner;

    public SortedDictionary<int, JudgedReservation> Lines { get; } = [];

    public SoftReservation ToReservation(Guid id) => new()
    {
        Id = id,
        Owner = Owner,
        ExpiresAt = Lines.Values.Max(line => line.ExpiresAt),
        Lines =
        [
            .. Lines.Select(line => new ReservedLine
            {
                LineNo = line.Key,
                Sku = line.Value.Sku,
                Location = line.Value.Location,
                Quantity = line.Value.Quantity,
                State = line.Value.State,
            }),
        ],
    };
}
