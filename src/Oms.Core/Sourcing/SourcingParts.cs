using Oms.Channels;
using Oms.Definitions;
using Oms.Engine;
using Oms.Sourcing.Replaying;

namespace Oms.Sourcing;

/// <summary>What the sourcing service is made of, whatever the view.</summary>
internal sealed record SourcingParts(SourcingEngine Engine, PolicyCatalog Catalog, StockReader Stock, NetworkReader Network, DefinitionLibrary Library, ProfileCatalog Profiles, PolicyReplay Replay);
