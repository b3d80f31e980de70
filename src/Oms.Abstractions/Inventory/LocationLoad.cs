namespace Oms.Inventory;

/// <summary>Work that a location has in hand.</summary>
/// <param name="Location">The location.</param>
/// <param name="OpenOrders">Orders with units allocated there or in open work there; each counts once.</param>
public readonly record struct LocationLoad(LocationCode Location, long OpenOrders);
