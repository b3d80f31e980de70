using Oms.Storage;

namespace Oms.Supply;

/// <summary>Names the orders that a change of supply leaves without a claim. Pure.</summary>
internal static class SlippingOrders
{
    public static void Add(SupplyDraft draft, InboundSupply before, SupplyFacts facts, BackorderPolicy policy)
    {
        foreach (var line in before.Lines)
        {
            var after = draft.Supply.Lines[line.LineNo - 1];
            if (after.Open == line.Open)
            {
                continue;
            }

            var place = before.PlaceOf(line.LineNo);
            var held = draft.Reserves.OfType<ReservationMade>().Where(made => made.Owner == SupplyReader.Owner(place) || made.Owner == SupplyReader.OwnerForReservations(place)).Sum(made => made.Quantity);
            var position = facts.Position(line.Sku, place) with { Sellable = after.Open };
            var lost = LosingClaims.Of(policy, position, facts.Pending.GetValueOrDefault(place) + held, facts.At(place));
            draft.Slips.AddRange(lost.Select(claim => SupplyDecisions.SlipOf(claim.Order, claim.LineNo, claim.Quantity, line.ExpectedAt, null)));
        }
    }
}
