using Oms.Engine;

namespace Oms.Inventory;

/// <summary>What the inventory service works with, whatever the view.</summary>
internal sealed record InventoryParts(
    CommandRunner Runner,
    StockReader Stock,
    NetworkReader Network,
    StockDecisions Decisions,
    Counting Counting,
    Syncing Syncing,
    ReservationDecisions Reservations,
    Leaving Leaving);
