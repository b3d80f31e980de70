namespace Oms.Supply;

/// <summary>What the supply service is made of, whatever the view.</summary>
internal sealed record SupplyParts;
