using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Oms.Documents;
using Oms.Events;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Conformance.Storage.Building;

/// <summary>Makes change sets and their parts with ids that are the same in every run. Thread-safe.</summary>
public sealed class Samples
{
    /// <summary>A location.</summary>
    public const string Here = "HERE";

    /// <summary>Another location.</summary>
    public const string There = "THERE";

    private static readonly Currency Pounds = new("GBP");

    /// <summary>Business time of most decisions. It is long past on any database's clock.</summary>
    public static Instant Noon { get; } = Instant.FromUtc(2026, 1, 15, 12, 0);

    /// <summary>Whose data.</summary>
    public TenantId Tenant { get; init; } = TenantId.Default;

    /// <summary>Makes ids.</summary>
    public Ids Ids { get; init; } = new();

    /// <summary>The same samples for another tenant.</summary>
    public Samples For(TenantId tenant) => new() { Tenant = tenant, Ids = Ids };

    /// <summary>An empty change set with ids of its own, to be filled by <c>with</c>.</summary>
    public ChangeSet Set(string outcome = "done")
    {
        var id = Ids.Next();
        return new ChangeSet
        {
            Tenant = Tenant,
            CommitId = id,
            OperationId = id.ToString("D"),
            Fingerprint = Fingerprint(id.ToString("D")),
            At = Noon,
            Actor = "system:host",
            Result = new CommitResult { Outcome = outcome, Id = id },
        };
    }

    /// <summary>A fingerprint of some content.</summary>
    public static ReadOnlyMemory<byte> Fingerprint(string content) => SHA256.HashData(Encoding.UTF8.GetBytes(content));

    /// <summary>A change set that takes units in, with its movement.</summary>
    public ChangeSet Receipt(string sku, long quantity, string location = Here) =>
        Set("received") with { Reserves = [Stock.Received(sku, quantity, location)], Movements = [Movement(sku, quantity, location)] };

    /// <summary>A movement.</summary>
    public StockMovement Movement(string sku, long quantity, string location = Here) => new()
    {
        Id = Ids.Next(),
        Sku = new Sku(sku),
        Location = new LocationCode(location),
        Kind = MovementKind.Received,
        Quantity = quantity,
        CauseKind = "receipt",
        CauseId = Ids.Next(),
        At = Noon,
    };

    /// <summary>A posting.</summary>
    public Posting Posting(OrderId order, string account, long pence) =>
        new() { Id = Ids.Next(), Order = order, Account = account, Amount = Money.OfMinor(pence, Pounds), At = Noon };

    /// <summary>A decision with its explanation.</summary>
    public DecisionRecord Decision(Guid subject, string explanation = "{\"chosen\":\"HERE\"}") => new()
    {
        Id = Ids.Next(),
        Subject = subject,
        Kind = "allocation",
        At = Noon,
        Policy = "priority-list/1",
        Explanation = Encoding.UTF8.GetBytes(explanation),
    };

    /// <summary>An event.</summary>
    public static EventRecord Event(StreamId stream, long sequence, string payload = "{}") =>
        new() { Stream = stream, Sequence = sequence, Type = "sample.happened", Payload = Encoding.UTF8.GetBytes(payload) };

    /// <summary>A stream that no scope guards.</summary>
    public StreamId Stream() => new(StreamKinds.Stock, Ids.Next());

    /// <summary>Pending work.</summary>
    public ScheduledWork Work(Instant? due = null, WorkKind kind = WorkKind.Timer)
    {
        var id = Ids.Next();
        return new ScheduledWork
        {
            Id = id,
            Kind = kind,
            Name = "sample.do",
            Subject = Ids.Next(),
            Operation = id.ToString("N"),
            Payload = Encoding.UTF8.GetBytes("{\"n\":1}"),
            Due = due ?? Noon,
        };
    }

    /// <summary>A document, by default in its first version.</summary>
    public static Document Document(string id, string json = "{}", string kind = "note", long version = 1) => new() { Kind = kind, Id = id, Json = json, Version = version };

    /// <summary>An order with one open line, at version 1.</summary>
    public Order Order(string sku = "A", long quantity = 5) => OrderSamples.Plain(Ids, sku, quantity);

    /// <summary>A change set that places an order with its first event.</summary>
    public ChangeSet Place(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Set("placed") with { Puts = [new PutOrder(null, order)], Events = [Event(StreamId.Of(order.Id), 1, "{\"placed\":true}")] };
    }

    /// <summary>A change set that writes the next version of an order, with one event.</summary>
    public ChangeSet Change(Order before, Func<Order, Order> change)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(change);
        var after = change(before) with { Version = before.Version + 1, Sequence = before.Sequence + 1 };
        return Set("changed") with { Puts = [new PutOrder(before, after)], Events = [Event(StreamId.Of(after.Id), after.Sequence)] };
    }
}
