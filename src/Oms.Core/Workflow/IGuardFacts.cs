using NodaTime;
using Oms.Orders;
using Oms.Rules;
using Oms.Rules.Types;

namespace Oms.Workflow;

/// <summary>What guards may ask about an order. Implemented where the facts of orders are known.</summary>
internal interface IGuardFacts
{
    RuleCatalog Catalog { get; }

    RuleLimits Limits { get; }

    /// <summary>The facts of an order; each is worked out when a guard first asks.</summary>
    FactSheet Of(Order order, Instant now);
}
