using NodaTime;
using Oms.Rules;
using Oms.Rules.Types;
using Oms.Workflow;

namespace Oms.Orders.Facts;

/// <summary>What the guards of workflows may ask: what an order itself tells. Its address and items are not read for them, and are unknown.</summary>
internal sealed class GuardFacts(RuleCatalog catalog, RuleLimits limits) : IGuardFacts
{
    public RuleCatalog Catalog => catalog;

    public RuleLimits Limits => limits;

    public FactSheet Of(Order order, Instant now) => OrderFacts.Sheet(catalog, new OrderFactInput(order, now, null, null));
}
