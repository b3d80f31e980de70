using Microsoft.Extensions.Options;
using Oms.Engine;

namespace Oms.Supply;

/// <summary>What the supply service is made of, whatever the view.</summary>
internal sealed record SupplyParts(CommandRunner Runner, SupplyDecisions Decisions, ReceivingSupply Receiving, IOptions<OmsOptions> Options);
