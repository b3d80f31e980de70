using NodaTime;
using Oms.Channels;
using Oms.Engine;
using Oms.Sourcing;

namespace Oms.Inventory;

/// <summary>Chooses what a reservation holds where: packs in smallest units, kits by their parts, locations by policy where none is named.</summary>
internal sealed class ReservationChoice(FreeSourcing sourcing, ProfileCatalog profiles)
{
    /// <exception cref="InsufficientStockException">No location has what is asked for without naming one.</exception>
    public List<ReservedLine> Choose(ReserveStock command, StockFacts facts, Instant now)
    {
        var lines = new List<ReservedLine>();
        var open = Named(command, facts, lines);
        if (open.Count > 0)
        {
            // What is held where it was named is not there for the rest.
            var taken = lines.ToLookup(line => (line.Sku, line.Location), line => line.Quantity);
            var left = facts with { View = facts.View with { Positions = [.. facts.View.Positions.Select(position => position with { Reserved = position.Reserved + taken[(position.Sku, position.Location)].Sum() })] } };
            var channel = command.Channel ?? ChannelCode.Direct;
            var picks = sourcing.Pick(open, left, now, profiles.Of(channel).AllocationPolicy, channel, command.Country);
            ThrowIfShort(open, picks, left);
            foreach (var pick in picks)
            {
                Hold(lines, open[pick.LineNo - 1], pick.Location, pick.Quantity);
            }
        }

        return lines.Count > 0
            ? lines
            : throw new ValidationFailedException(new Finding("reserve.untracked", nameof(command.Lines), "No stock is counted for any of these SKUs: there is nothing to hold."));
    }

    private static List<AllocationDemand> Named(ReserveStock command, StockFacts facts, List<ReservedLine> lines)
    {
        var units = new SmallestUnits(facts.View);
        var open = new List<AllocationDemand>();
        for (var i = 0; i < command.Lines.Count; i++)
        {
            var line = command.Lines[i];
            var stocked = Kits.Resolve(line.Sku, facts.Item);
            var demand = new AllocationDemand(open.Count + 1, line.Sku, units.Of(line.Sku, line.Quantity, line.Unit, FormattableString.Invariant($"Lines[{i}].Unit"))) { Parts = stocked.Parts };
            if (!stocked.Tracked && stocked.Parts.IsEmpty)
            {
                continue;
            }

            if (line.Location is { } location)
            {
                Hold(lines, demand, location, demand.Quantity);
            }
            else
            {
                open.Add(demand);
            }
        }

        units.Throw();
        return open;
    }

    private static void Hold(List<ReservedLine> lines, AllocationDemand demand, LocationCode location, long quantity)
    {
        foreach (var (sku, units) in KitStock.Units(demand, quantity))
        {
            lines.Add(new ReservedLine { LineNo = lines.Count + 1, Sku = sku, Location = location, Quantity = units });
        }
    }

    private static void ThrowIfShort(List<AllocationDemand> open, IReadOnlyList<AllocationPick> picks, StockFacts facts)
    {
        var missing = open.Where(demand => picks.Where(pick => pick.LineNo == demand.LineNo).Sum(pick => pick.Quantity) < demand.Quantity).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var asked = open.SelectMany(demand => KitStock.Units(demand, demand.Quantity)).ToLookup(units => units.Sku, units => units.Units);
        var shortages = new List<Shortage>();
        foreach (var sku in missing.SelectMany(demand => KitStock.Units(demand, demand.Quantity)).Select(units => units.Sku).Distinct())
        {
            var available = facts.View.Positions.Where(position => position.Sku == sku && !position.Location.IsInbound).Sum(position => position.Available);
            if (asked[sku].Sum() > available || missing.Exists(demand => demand.Sku == sku))
            {
                shortages.Add(new Shortage { Sku = sku, Asked = asked[sku].Sum(), Available = available });
            }
        }

        // Kits whose parts are there often enough, but nowhere together.
        throw new InsufficientStockException(shortages.Count > 0
            ? shortages
            : [.. missing.Select(kit => new Shortage { Sku = kit.Sku, Asked = kit.Quantity, Available = picks.Where(pick => pick.LineNo == kit.LineNo).Sum(pick => pick.Quantity) })]);
    }
}
