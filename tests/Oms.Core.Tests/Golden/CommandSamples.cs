using NodaTime;
using Oms.Changes;
using Oms.Definitions;
using Oms.Documents;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Payments;
using Oms.Rules;
using Oms.Shipping;
using Oms.Supply;
using Oms.Sourcing;

namespace Oms.Core.Tests.Golden;

/// <summary>One command of every kind, with every property set, those that are left out of the fingerprint too.</summary>
internal static class CommandSamples
{
    private static readonly OrderId Order = new(Sample.Id(1));

    public static IReadOnlyList<Command> All { get; } =
    [
        .. new Command[]
        {
            new PlaceOrder
            {
                Channel = new ChannelCode("web"),
                ExternalId = "W-1001",
                ContentVersion = 1_763_000_000_000,
                Number = "N-17",
                CustomerId = "c-17",
                Currency = Sample.Pounds,
                Handover = Handover.Collect,
                Location = Sample.London,
                OnShortage = Oms.Channels.OnShortage.Backorder,
                PlacedAt = Sample.Noon,
                Lines = [new PlaceLine { ExternalId = "l-1", Sku = Sample.Mug, Quantity = 2, Price = 7.50m, Description = "Blue mug", Attributes = Sample.Texts }],
                Charges = [new PlaceCharge { Kind = ChargeKind.Discount, Code = "TEN", Amount = Sample.Pence(-150) }],
                ShipTo = Sample.Address,
                Destination = new GeoPoint(53.8, -1.5),
                Priority = 5,
                CustomerTier = "gold",
                Payment = new PlacePayment { Kind = PaymentKind.Captured, Amount = Sample.Pence(1350), Reference = "pay-1" },
                ExpectedTotal = Sample.Pence(1350),
                Reservation = Sample.Id(6),
                HoldReason = "Look at it.",
                Attributes = Sample.Texts,
            },
            new AdoptOrder { Order = Sample.Order, ShipTo = Sample.Address },
            new ConfirmOrder { Order = Order },
            new AllocateOrder { Order = Order },
            new HoldOrder { Order = Order, Holds = [new NewHold { Kind = HoldKinds.Address, Reason = "Ask.", Blocks = HoldBlocks.Release, Owner = "service", ExpiresAt = Sample.Noon, EscalatesAt = Sample.Noon }] },
            new ReleaseHolds { Order = Order, Numbers = [1, 2], Kind = HoldKinds.Address },
            new AddToChange { Order = Order, Actions = Sample.Actions, ShipTo = Sample.Address, Destination = new GeoPoint(53.8, -1.5) },
            new DropChange { Order = Order },
            new ConfirmChange { Order = Order, Previewed = 7, Actions = Sample.Actions, ShipTo = Sample.Address, Destination = new GeoPoint(53.8, -1.5) },
            new CancelUnits { Order = Order, Lines = [new LineUnits(1, 2)] },
            new ReportPayment
            {
                Order = Order,
                Channel = new ChannelCode("web"),
                ExternalId = "W-1001",
                Reference = "pay-1",
                Kind = PaymentKind.Captured,
                Amount = Sample.Pence(1350),
                At = Sample.Noon,
                Provider = "shop",
            },
            new ReleaseToFulfilment { Order = Order, Location = Sample.London },
            new DeclineWork { Order = Order, Location = Sample.London },
            new PickUnits { Order = Order, FulfilmentOrder = Sample.Id(3), Lines = [new LineUnits(1, 2)] },
            new PackParcel { Order = Order, FulfilmentOrder = Sample.Id(3), Lines = [new LineUnits(1, 2)], Carrier = "post", Service = "next-day", WeightGrams = 700 },
            new ShipParcel { Order = Order, Shipment = Sample.Id(4), TrackingNumber = "FR0000000017" },
            new ReportChannelShipment { Order = Order, Lines = [new LineUnits(1, 2)], Carrier = "post", TrackingNumber = "FR0000000017" },
            new DeliverParcel { Order = Order, Shipment = Sample.Id(4), At = Sample.Noon },
            new ReportTracking { Order = Order, Shipment = Sample.Id(4), Scans = [Sample.Scan] },
            new ResolveLabel
            {
                Order = Order,
                Shipment = Sample.Id(4),
                Label = LabelState.Bought,
                TrackingNumber = "FR0000000017",
                Cost = Sample.Pence(350),
                Code = "ok",
                Message = "Found it.",
            },
            new PutItems { Items = [Sample.Item] },
            new PutLocation { Location = Sample.Location },
            new ReceiveStock { Lines = [Sample.StockLine], Reference = "PO-7" },
            new AdjustStock { Lines = [Sample.StockLine] },
            new CountStock { Location = Sample.London, Lines = [new CountLine { Sku = Sample.Mug, Counted = 3, Condition = StockCondition.Damaged, Unit = "case", Moves = 17 }] },
            new ReconditionStock { Lines = [Sample.ReconditionLine] },
            new PlanStock { Lines = [Sample.StockPlan] },
            new SyncStock { Source = "erp", Meaning = SyncMeaning.Free, Sequence = 42, AsOf = Sample.Noon, Lines = [new SyncLine { Sku = Sample.Mug, Location = Sample.London, Quantity = 3, Unit = "case" }] },
            new ReserveStock { Owner = "basket-9", For = Duration.FromMinutes(20), Channel = new ChannelCode("web"), Country = "GB", Lines = [new ReserveLine { Sku = Sample.Mug, Quantity = 2, Location = Sample.London, Unit = "case" }] },
            new ShipReserved { Reservation = Sample.Id(6), Lines = [2] },
            new ExtendReservation { Reservation = Sample.Id(6), For = Duration.FromMinutes(20) },
            new ReleaseReservation { Reservation = Sample.Id(6) },
            new PutDocuments(),
            new PublishSourcingPolicy { Policy = Sample.Policy },
            new SaveDraft { Kind = "rules", Text = "{}" },
            new DropDraft { Kind = "rules", Id = "fraud" },
            new ApproveDraft { Kind = "rules", Id = "fraud", Hash = "aa" },
            new PublishDefinition { Kind = "rules", Id = "fraud", At = Sample.Noon, BringBack = 3 },
            new WithdrawDefinition { Kind = "rules", Id = "fraud" },
            new DecideApproval { Order = Order, No = 1, Given = true },
            new SignalOrder { Order = Order, Signal = "packing-checked" },
            new MigrateOrder { Order = Order, Version = 1000, State = "packing-check", From = "picking" },
            new EscalateHold { Order = Order, No = 1 },
            new ReportFacts { Order = Order, Values = new Dictionary<string, FactValue> { ["fraud.score"] = FactValue.Of(0.91m), ["fraud.limit"] = FactValue.Of(Sample.Pence(900)) } },
            new WithdrawSourcingPolicy { Id = "furniture" },
            new AnnounceSupply { Number = "PO-7", Kind = SupplyKind.ShipNotice, Supplier = "Potters", Reference = "R-1", State = SupplyState.Shipped, Lines = [Sample.Expected] },
            new SendTransfer { Number = "T-7", From = Sample.London, Reference = "R-1", Lines = [Sample.Expected] },
            new ConfirmSupply { Number = "PO-7", Lines = [1], At = Sample.Noon, On = new LocalDate(2026, 2, 3), State = SupplyState.Confirmed },
            new ReceiveSupply { Number = "PO-7", Lines = [new ArrivedLine { LineNo = 1, Quantity = 12, Condition = StockCondition.Damaged }], AcceptOver = true, Close = true },
            new CancelSupply { Number = "PO-7", Lines = [new LineUnits(1, 2)] },
            new LoseInTransit { Number = "PO-7", Lines = [new LineUnits(1, 2)] },
        }.Select(WithRiders),
    ];

    /// <summary>The same command as it came with other riders.</summary>
    public static Command Bare(Command command) => command with { Key = null, ExpectedVersion = null, Documents = [] };

    private static Command WithRiders(Command command) => command with
    {
        Key = "key-1",
        Reason = "Because.",
        ExpectedVersion = 6,
        Documents = [Sample.Rider],
        Facts = [new CustomFact("host.note", "{\"text\":\"hello\"}")],
    };
}
