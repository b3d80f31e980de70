using Oms.Inventory;

namespace Oms.Testing.Simulation.Commands;

/// <summary>Units leave a location for others, also one that sells nothing.</summary>
internal sealed class SendTransfer : SimulatedCommand
{
    public override string Name => "send-transfer";

    public override int Weight => 7;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        var from = shop.Chance.PerMille(400) ? shop.Closed : shop.Location();
        var others = shop.Locations.Where(location => location != from).ToList();
        if (others.Count == 0)
        {
            return null;
        }

        var number = Announce.Number(shop);
        var lines = Announce.Lines(shop, others, 4);
        return new SimulatedCall<Supply.SendTransfer>(new Supply.SendTransfer { Number = number, From = from, Lines = lines }, static (oms, command) => oms.Supply.SendAsync(command))
        {
            Refusals = ["stock.insufficient"],
            Stock = [.. Announce.Expected(number, lines), .. lines.Select(line => new StockLine { Sku = line.Sku, Location = from, Quantity = -line.Quantity })],
            Acknowledged = _ => shop.RememberSupply(number),
            Holds = (there, receipt) => there.FindSupply(number) is { From: not null } supply && supply.Id == receipt.Id ? null : $"transfer {number} is not there.",
        };
    }
}
