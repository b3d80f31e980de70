namespace Oms.Sourcing;

/// <summary>Sourcing policies for one view.</summary>
internal sealed class SourcingService : ISourcing;
