namespace Oms.Sourcing;

/// <summary>What the sourcing service is made of, whatever the view.</summary>
internal sealed record SourcingParts;
