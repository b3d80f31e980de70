using Microsoft.Extensions.Options;
using Oms.Channels;
using Oms.Engine;
using Oms.Orders.Ruling;
using Oms.Sourcing;
using Oms.Workflow;

namespace Oms.Orders;

/// <summary>What the order service works with, whatever the view.</summary>
internal sealed record OrderParts(
    CommandRunner Runner,
    IOptions<OmsOptions> Options,
    ProfileCatalog Profiles,
    StockReader Stock,
    WorkflowCatalog Workflows,
    Placement Placement,
    Adoption Adoption,
    Allocating Allocating,
    AllocationStep Allocation,
    RepeatedPlacement Repeated,
    HistoryReader History,
    OutsideFacts Outside);
