using Oms.Engine;
using Oms.Orders.Ruling;

namespace Oms.Changes;

/// <summary>What a change is decided on, beside the order.</summary>
/// <param name="Stock">Stock of the SKUs that may need some; null: none of the actions adds units.</param>
/// <param name="Rules">The rules in force, and what they need.</param>
internal sealed record ChangeFacts(StockFacts? Stock, RuleInput Rules);
