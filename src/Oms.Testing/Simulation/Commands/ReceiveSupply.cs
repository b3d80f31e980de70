using Oms.Inventory;
using Oms.Supply;

namespace Oms.Testing.Simulation.Commands;

/// <summary>Units of a supply come in: all of them, fewer, more, some damaged, with the rest written off or still awaited.</summary>
internal sealed class ReceiveSupply(bool transfers) : SimulatedCommand
{
    public override string Name => transfers ? "receive-transfer" : "receive-supply";

    public override int Weight => 8;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        if (shop.Supply(supply => (supply.Kind == SupplyKind.Transfer) == transfers && (supply.IsOpen || shop.Chance.PerMille(30))) is not { } supply)
        {
            return null;
        }

        var open = supply.Lines.Where(line => line.Open > 0).ToList();
        var lines = (open.Count > 0 ? open : supply.Lines).Take(1 + shop.Chance.Below(2)).Select(line => Arrive(shop, line)).ToList();
        var command = new Supply.ReceiveSupply { Number = supply.Number, Lines = lines, AcceptOver = shop.Chance.PerMille(600), Close = shop.Chance.PerMille(300) };
        return new SimulatedCall<Supply.ReceiveSupply>(command, static async (oms, command) => await oms.Supply.ReceiveAsync(command).ConfigureAwait(false))
        {
            Refusals = command.AcceptOver ? [] : ["supply.over"],
            Moves = (there, _) => [.. lines.SelectMany(line => Moves(there.FindSupply(supply.Number)!, line, command.Close))],
        };
    }

    private static ArrivedLine Arrive(SimulatedShop shop, SupplyLine line) => new()
    {
        LineNo = line.LineNo,
        Quantity = shop.Chance.Below(4) switch
        {
            0 => shop.Chance.Between(1, Math.Max(1, line.Open)),
            1 => line.Open + shop.Chance.Between(1, 2),
            _ => Math.Max(1, line.Open),
        },
        Condition = shop.Chance.PerMille(100) ? StockCondition.Damaged : StockCondition.Sellable,
    };

    private static IEnumerable<StockLine> Moves(InboundSupply supply, ArrivedLine arrived, bool close)
    {
        var line = supply.Lines.First(line => line.LineNo == arrived.LineNo);
        yield return new StockLine { Sku = line.Sku, Location = line.To, Quantity = arrived.Quantity, Condition = arrived.Condition };
        yield return new StockLine { Sku = line.Sku, Location = supply.PlaceOf(line.LineNo), Quantity = -(close ? line.Open : Math.Min(line.Open, arrived.Quantity)) };
    }
}
