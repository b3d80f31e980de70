using NodaTime;
using Oms.Inventory;

namespace Oms.Storage;

/// <summary>Everything one decision changes, as one immutable value. It is committed wholly or not at all.</summary>
public sealed record ChangeSet
{
    /// <summary>Whose data.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Identity of the decision (UUID v7): new for each decision, kept when the same set is sent again.</summary>
    public required Guid CommitId { get; init; }

    /// <summary>The caller's operation key, else the commit id as text; unique per tenant, at most 128 characters.</summary>
    public required string OperationId { get; init; }

    /// <summary>SHA-256 over the canonical encoding of the command: tells the same content from other content under one key.</summary>
    public required ReadOnlyMemory<byte> Fingerprint { get; init; }

    /// <summary>Business time of the decision; expiry is judged by it.</summary>
    public required Instant At { get; init; }

    /// <summary>Who, as <c>kind:id</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>Scopes that were read and are not written, with the version they had.</summary>
    public IReadOnlyList<Expectation> Expect { get; init; } = [];

    /// <summary>Snapshots to be written, with what was read before.</summary>
    public IReadOnlyList<Put> Puts { get; init; } = [];

    /// <summary>Unique keys to be taken.</summary>
    public IReadOnlyList<UniqueKey> Claims { get; init; } = [];

    /// <summary>Changes of guarded counters.</summary>
    public IReadOnlyList<Reserve> Reserves { get; init; } = [];

    /// <summary>Lines of the movement ledger.</summary>
    public IReadOnlyList<StockMovement> Movements { get; init; } = [];

    /// <summary>Lines of the money ledger; they balance per currency.</summary>
    public IReadOnlyList<Posting> Postings { get; init; } = [];

    /// <summary>Decisions with their explanation.</summary>
    public IReadOnlyList<DecisionRecord> Decisions { get; init; } = [];

    /// <summary>Events, dense from the stream's last one.</summary>
    public IReadOnlyList<EventRecord> Events { get; init; } = [];

    /// <summary>Timers and effects to be set, settled or cleared.</summary>
    public IReadOnlyList<Schedule> Schedules { get; init; } = [];

    /// <summary>The lease under which this was decided; the commit fails where it was lost.</summary>
    public Fence? Fence { get; init; }

    /// <summary>A handler's position, advanced together with what it wrote.</summary>
    public Advance? Advance { get; init; }

    /// <summary>What callers of this operation are answered, now and when they ask again.</summary>
    public required CommitResult Result { get; init; }
}

/// <summary>A scope that was read and is not written.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="Version">The version it had; 0: it did not exist.</param>
public readonly record struct Expectation(ScopeId Scope, long Version);

/// <summary>Something with a version of its own.</summary>
/// <param name="Kind">One of <see cref="ScopeKinds"/>.</param>
/// <param name="Id">Its UUID, where it has one.</param>
/// <param name="Text">Its code otherwise; for documents <c>kind/id</c>.</param>
public readonly record struct ScopeId(string Kind, Guid Id, string? Text = null)
{
    /// <summary>An order's scope.</summary>
    public static ScopeId Of(OrderId order) => new(ScopeKinds.Order, order.Value);

    /// <summary>A scope that is known by a text.</summary>
    public static ScopeId Of(string kind, string text) => new(kind, Guid.Empty, text);

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Text ?? Id.ToString("D")}";
}

/// <summary>Kinds of scopes.</summary>
public static class ScopeKinds
{
    /// <summary>An order with all its parts.</summary>
    public const string Order = "order";

    /// <summary>An item.</summary>
    public const string Item = "item";

    /// <summary>A location.</summary>
    public const string Location = "location";

    /// <summary>A document.</summary>
    public const string Document = "document";

    /// <summary>A line of a soft reservation, which has a state instead of a version.</summary>
    public const string Reservation = "reservation";

    /// <summary>A position, which counts its corrections instead of a version; known by <c>SKU@location</c>.</summary>
    public const string Position = "position";

    /// <summary>A stream that no other scope guards.</summary>
    public const string Stream = "stream";
}

/// <summary>A key that only one owner may have: <c>(tenant, kind, key) → owner</c>.</summary>
/// <param name="Kind">One of <see cref="KeyKinds"/>, or a plug-in's own.</param>
/// <param name="Key">The key, at most 300 characters.</param>
/// <param name="Owner">Who has it.</param>
public readonly record struct UniqueKey(string Kind, string Key, Guid Owner);

/// <summary>Kinds of unique keys.</summary>
public static class KeyKinds
{
    /// <summary>Channel and external id of an order, joined by a line feed.</summary>
    public const string External = "external";

    /// <summary>An order's number.</summary>
    public const string OrderNumber = "order-number";

    /// <summary>The key of a channel's order.</summary>
    public static string ExternalKey(ChannelCode channel, string externalId) => $"{channel.Value}\n{externalId}";
}

/// <summary>The lease under which something was decided.</summary>
/// <param name="Work">The stream or scheduled work.</param>
/// <param name="Number">The fence number the claim gave.</param>
public readonly record struct Fence(WorkId Work, long Number);

/// <summary>A handler's position in a stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Handler">The handler's name.</param>
/// <param name="Position">The last event that is done.</param>
public readonly record struct Advance(Events.StreamId Stream, string Handler, long Position);
