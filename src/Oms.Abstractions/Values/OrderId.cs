namespace Oms;

/// <summary>Identity of an order: a UUID of version 7, so ids made later sort later.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct OrderId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
