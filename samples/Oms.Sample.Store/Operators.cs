using Oms.Definitions;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Sample.Store.Showing;
using Oms.Shipping;

namespace Oms.Sample.Store;

/// <summary>
/// What operators do to the running shop: four changes, each drafted, checked, tried on the orders of the day, published without a restart, seen on
/// the next order with its explanation, and taken back.
/// </summary>
internal sealed class Operators(Shop shop, Display display)
{
    private static readonly Sku Teapot = new("TEAPOT-RED");
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "definitions");
    private int _orders;

    private IOms Oms { get; } = shop.Oms.As(new Actor { Kind = "user", Id = "olive" });

    public async Task ShowAsync(CancellationToken cancellationToken)
    {
        display.Say("Operators change the business while it runs.");
        await StockAsync(cancellationToken);
        await ChangeAsync("large-orders", DefinitionKinds.Rules, async () =>
        {
            var order = await PlaceAsync("SW1A 1AA", 21, "c-1", cancellationToken);
            display.Say($"  {order.Number} over {order.Total} waits: {order.Holds[0].Reason}");
            var boss = shop.Oms.As(new Actor { Kind = "user", Id = "boss" });
            await boss.Orders.DecideApprovalAsync(new DecideApproval { Order = order.Id, No = 1, Given = true, Reason = "Known for years." }, cancellationToken);
            var approved = await ReadAsync(order.Id, cancellationToken);
            display.Say($"  {order.Number} was approved by {approved.Approvals[0].DecidedBy}, {approved.Holds.Length} holds are left");
            return order;
        }, async () => $"approvals asked for: {(await PlaceAsync("SW1A 1AA", 21, "c-1", cancellationToken)).Approvals.Length}", cancellationToken);
        await ChangeAsync("fraud", DefinitionKinds.Rules, async () =>
        {
            var order = await PlaceAsync("SW1A 1AA", 10, null, cancellationToken);
            display.Say($"  {order.Number} is held ({order.Holds[0].Kind}) for {order.Holds[0].Owner}: {order.Holds[0].Reason}");
            return order;
        }, async () => $"holds: {(await PlaceAsync("SW1A 1AA", 10, null, cancellationToken)).Holds.Length}", cancellationToken);
        await ChangeAsync("scotland", DefinitionKinds.Rules, async () =>
        {
            var order = await PlaceAsync("EH1 1RE", 1, "c-2", cancellationToken);
            display.Say($"  {order.Number} to EH1 is sent from {order.Allocations[0].Location}");
            return order;
        }, async () => $"sent from {(await PlaceAsync("EH1 1RE", 1, "c-2", cancellationToken)).Allocations[0].Location}", cancellationToken);
        await ChangeAsync("packing-check", DefinitionKinds.Workflow, () => PackAsync(cancellationToken), async () =>
        {
            var order = await PlaceAsync("SW1A 1AA", 2, "c-3", cancellationToken);
            return $"{order.Number} follows '{order.Workflow}' version {order.WorkflowVersion}";
        }, cancellationToken);
    }

    private async Task ChangeAsync(string name, string kind, Func<Task<Order>> seenAsync, Func<Task<string>> withoutAsync, CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, name + ".json"), cancellationToken);
        var check = await Oms.Definitions.CheckAsync(kind, text, cancellationToken);
        display.Say($"{name}: {check.Mistakes.Count} mistakes, {check.Remarks.Count} remarks, {check.Examples.Count(example => example.Passes)} of {check.Examples.Count} examples pass");
        await Oms.Definitions.SaveDraftAsync(new SaveDraft { Kind = kind, Text = text }, cancellationToken);
        var trial = await Oms.Definitions.SimulateAsync(new SimulateDefinition { Kind = kind, Id = check.Id, Orders = 500, Differences = 2 }, null, cancellationToken);
        display.Say($"  of the last {trial.Orders} orders {trial.Different} would be treated otherwise{string.Concat(trial.Differences.Select(order => $"; {order.Number}: {order.Then}"))}");
        var published = await Oms.Definitions.PublishAsync(new PublishDefinition { Kind = kind, Id = check.Id! }, cancellationToken);
        display.Say($"  published as version {published.Version}");
        var order = await seenAsync();
        foreach (var decision in await Oms.Rules.DecisionsAsync(order.Id, cancellationToken))
        {
            display.Say("  " + decision.Words.ReplaceLineEndings(Environment.NewLine + "  "));
        }

        await Oms.Definitions.WithdrawAsync(new WithdrawDefinition { Kind = kind, Id = check.Id! }, cancellationToken);
        display.Say($"  taken back; the next order: {await withoutAsync()}");
    }

    private async Task<Order> PackAsync(CancellationToken cancellationToken)
    {
        var order = await PlaceAsync("SW1A 1AA", 2, "c-3", cancellationToken);
        LineUnits[] units = [new(1, 2)];
        await Oms.Orders.ConfirmAsync(new ConfirmOrder { Order = order.Id }, cancellationToken);
        var work = (await Oms.Fulfilment.ReleaseAsync(new ReleaseToFulfilment { Order = order.Id }, cancellationToken)).Created[0];
        await Oms.Fulfilment.PickAsync(new PickUnits { Order = order.Id, FulfilmentOrder = work, Lines = units }, cancellationToken);
        var parcel = (await Oms.Fulfilment.PackAsync(new PackParcel { Order = order.Id, FulfilmentOrder = work, Lines = units }, cancellationToken)).Created[0];
        try
        {
            await Oms.Shipping.ShipAsync(new ShipParcel { Order = order.Id, Shipment = parcel }, cancellationToken);
        }
        catch (TransitionRefusedException refused)
        {
            display.Say($"  {order.Number}: {refused.Message}");
        }

        await Oms.Orders.SignalAsync(new SignalOrder { Order = order.Id, Signal = "checked" }, cancellationToken);
        await Oms.Shipping.ShipAsync(new ShipParcel { Order = order.Id, Shipment = parcel }, cancellationToken);
        await Oms.Shipping.DeliverAsync(new DeliverParcel { Order = order.Id, Shipment = parcel }, cancellationToken);
        display.Say($"  {order.Number} was checked and is {(await ReadAsync(order.Id, cancellationToken)).State}; its way:");
        display.Say(await Oms.Definitions.PathAsync(order.Id, cancellationToken));
        return order;
    }

    private async Task StockAsync(CancellationToken cancellationToken)
    {
        await Oms.Inventory.PutLocationAsync(new PutLocation { Location = new Location { Code = new LocationCode("leith"), Name = "Leith depot", Country = "GB", Priority = 900 } }, cancellationToken);
        StockLine[] lines =
        [
            new StockLine { Sku = Teapot, Location = new LocationCode("london"), Quantity = 200 },
            new StockLine { Sku = Teapot, Location = new LocationCode("leith"), Quantity = 20 },
        ];
        await Oms.Inventory.ReceiveAsync(new ReceiveStock { Key = $"sample:operators:{Guid.NewGuid():N}", Lines = lines, Reference = "for the operators' orders" }, cancellationToken);
    }

    private async Task<Order> PlaceAsync(string postcode, long units, string? customer, CancellationToken cancellationToken)
    {
        var receipt = await Oms.Orders.PlaceAsync(
            new PlaceOrder
            {
                Channel = new ChannelCode(Shop.WebChannel),
                CustomerId = customer,
                Currency = new Currency("GBP"),
                Lines = [new PlaceLine { Sku = Teapot, Quantity = units, Price = 24.50m }],
                ShipTo = new PostalAddress { Name = $"Customer {++_orders}", Line1 = "1 High Street", City = "Town", PostalCode = postcode, Country = "GB" },
            },
            cancellationToken);
        return await ReadAsync(receipt.Order, cancellationToken);
    }

    private async Task<Order> ReadAsync(OrderId order, CancellationToken cancellationToken) => (await Oms.Orders.FindAsync(order, cancellationToken))!;
}
