using System.Collections.Immutable;
using Oms.Engine;
using Oms.Orders;
using Oms.Sourcing;
using Oms.Supply;

namespace Oms.Fulfilment;

/// <summary>What it means that a location declines: its unpicked units are free there, and are sourced again without it.</summary>
internal sealed class Declining(AllocationStep allocation)
{
    public const string Command = "decline";

    public void Decide(OrderDraft draft, DeclineWork command, StockFacts facts)
    {
        var units = Open(draft, command.Location);
        if (units.IsEmpty)
        {
            throw draft.Refused(Command, $"nothing is open at {command.Location} that was not picked", "fulfilment.nothing_open");
        }

        foreach (var unit in units)
        {
            StockEffects.Free(draft, draft.Current.Line(unit.LineNo), command.Location, unit.Quantity);
        }

        draft.Raise(new UnitsDeallocated { Units = units, Excluded = command.Location, Reason = command.Reason });
        LoseClaims(draft, command.Location, facts.Inbound);
        draft.Outcome = "sourced-again";
        if (AllocationStep.IsWanted(draft.Current) && !allocation.RunAgain(draft, facts))
        {
            draft.Outcome = "nobody-else";
        }
    }

    // What the order waits for would be received there, too: it claims what comes elsewhere instead.
    private static void LoseClaims(OrderDraft draft, LocationCode location, IReadOnlyList<InboundLine> inbound)
    {
        foreach (var claim in draft.Current.Claims)
        {
            if (inbound.Any(line => line.Place == claim.Location && line.To == location))
            {
                Claiming.Lose(draft, claim.LineNo, claim.Location, claim.Quantity, $"{location} declined the order");
            }
        }
    }

    private static ImmutableArray<CancelledUnits> Open(OrderDraft draft, LocationCode location)
    {
        var units = ImmutableArray.CreateBuilder<CancelledUnits>();
        foreach (var allocation in draft.Current.Allocations)
        {
            if (allocation.Location == location)
            {
                units.Add(new CancelledUnits(allocation.LineNo, allocation.Quantity, Bucket.Allocated, location));
            }
        }

        foreach (var work in draft.Current.FulfilmentOrders)
        {
            foreach (var line in work.Lines)
            {
                if (work.Location == location && line.ToPick > 0)
                {
                    units.Add(new CancelledUnits(line.LineNo, line.ToPick, Bucket.Released, location, work.Id));
                }
            }
        }

        return units.DrainToImmutable();
    }
}
