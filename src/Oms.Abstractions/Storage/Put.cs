using Oms.Documents;
using Oms.Inventory;
using Oms.Orders;

namespace Oms.Storage;

/// <summary>A snapshot to be written instead of what was read; the provider writes only rows that differ. A closed set.</summary>
public abstract record Put
{
    private protected Put()
    {
    }

    /// <summary>The scope that is written.</summary>
    public abstract ScopeId Scope { get; }

    /// <summary>Version that was read; 0: it must not exist yet.</summary>
    public abstract long ExpectedVersion { get; }
}

/// <summary>An order and all its parts.</summary>
/// <param name="Before">What was read; null: it is new.</param>
/// <param name="After">What it becomes, with the next version.</param>
public sealed record PutOrder(Order? Before, Order After) : Put
{
    /// <inheritdoc/>
    public override ScopeId Scope => ScopeId.Of(After.Id);

    /// <inheritdoc/>
    public override long ExpectedVersion => Before?.Version ?? 0;
}

/// <summary>Personal data behind an order. Written once with its order, erased on its own; it has no version.</summary>
/// <param name="Id">The row.</param>
/// <param name="Order">The order it belongs to.</param>
/// <param name="Address">The address; null erases it.</param>
public sealed record PutAddress(Guid Id, OrderId Order, PostalAddress? Address) : Put
{
    /// <inheritdoc/>
    public override ScopeId Scope => new("address", Id);

    /// <inheritdoc/>
    public override long ExpectedVersion => 0;
}

/// <summary>An item.</summary>
/// <param name="Before">What was read; null: it is new.</param>
/// <param name="After">What it becomes, with the next version.</param>
public sealed record PutItem(Item? Before, Item After) : Put
{
    /// <inheritdoc/>
    public override ScopeId Scope => ScopeId.Of(ScopeKinds.Item, After.Sku.Value);

    /// <inheritdoc/>
    public override long ExpectedVersion => Before?.Version ?? 0;
}

/// <summary>A location.</summary>
/// <param name="Before">What was read; null: it is new.</param>
/// <param name="After">What it becomes, with the next version.</param>
public sealed record PutLocationState(Location? Before, Location After) : Put
{
    /// <inheritdoc/>
    public override ScopeId Scope => ScopeId.Of(ScopeKinds.Location, After.Code.Value);

    /// <inheritdoc/>
    public override long ExpectedVersion => Before?.Version ?? 0;
}

/// <summary>A document.</summary>
/// <param name="Expected">Version that was read; 0: it must not exist yet.</param>
/// <param name="After">What it becomes, with the next version.</param>
public sealed record PutDocument(long Expected, Document After) : Put
{
    /// <inheritdoc/>
    public override ScopeId Scope => ScopeId.Of(ScopeKinds.Document, $"{After.Kind}/{After.Id}");

    /// <inheritdoc/>
    public override long ExpectedVersion => Expected;
}
