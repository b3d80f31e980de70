using Microsoft.Extensions.Options;
using Oms.Channels;
using Oms.Engine;

namespace Oms.Availability;

/// <summary>What the availability service is made of, whatever the view.</summary>
internal sealed record AvailabilityParts(CommandRunner Runner, StockReader Stock, ProfileCatalog Profiles, IOptions<OmsOptions> Options);
