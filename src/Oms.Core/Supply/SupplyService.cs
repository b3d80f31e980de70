namespace Oms.Supply;

/// <summary>Inbound supply for one view.</summary>
internal sealed class SupplyService : ISupply;
