using Oms.Events;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Payments;
using Oms.Shipping;
using Oms.Storage;
using Oms.Verification;
using Oms.Supply;
using Oms.Workflow;

namespace Oms.Core.Tests.Golden;

/// <summary>One instance of every event, with every property set.</summary>
internal static class EventSamples
{
    public static IReadOnlyList<OmsEvent> All { get; } =
    [
        new OrderPlaced
        {
            Number = "A1B2C3D4E5",
            Channel = new ChannelCode("web"),
            ExternalId = "W-1001",
            CustomerId = "c-17",
            Currency = Sample.Pounds,
            Handover = Handover.Collect,
            OnShortage = Oms.Channels.OnShortage.Hold,
            AllocateAt = Oms.Channels.AllocateAt.Release,
            AllocationPolicy = "priority",
            PlacedAt = Sample.Noon,
            ShipTo = Sample.Id(2),
            Country = "GB",
            ContentHash = new string('b', 64),
            ContentVersion = 1_763_000_000_000,
            Workflow = "default",
            WorkflowVersion = 1,
            State = "pending",
            Category = StateCategory.Open,
            Lines =
            [
                new PlacedLine
                {
                    ExternalId = "l-1",
                    Sku = Sample.Mug,
                    Description = "Blue mug",
                    Quantity = 3,
                    Price = new UnitPrice(0.0125m, Sample.Pounds),
                    Net = Sample.Pence(4),
                    Tracked = true,
                    Parts = [new KitPart(new Sku("MUG"), 2)],
                    WeightGrams = 350,
                    Attributes = Sample.Texts,
                },
            ],
            Charges = [Sample.Charge],
            Attributes = Sample.Texts,
        },
        new OrderAdopted { Order = Sample.Order },
        new OrderConfirmed(),
        new StateEntered { State = "picking", Category = StateCategory.Open, On = WorkflowTriggers.UnitsReleased },
        new HoldPlaced { Hold = Sample.Hold },
        new HoldReleased { No = 1, Kind = HoldKinds.Manual, Reason = "The customer called." },
        new PaymentReported { Payment = Sample.Payment },
        new LinesAllocated { Units = [new AllocatedUnits(1, Sample.London, 2, Bucket.Backordered, Sample.Inbound)], Decision = Sample.Id(5) },
        new LinesBackordered { Lines = [new LineUnits(1, 2)] },
        new UnitsDeallocated { Units = [new CancelledUnits(1, 2, Bucket.Released, Sample.London, Sample.Id(3))], Excluded = Sample.London, Reason = "The shelf was empty." },
        new BackordersClaimed { Units = [new ClaimedUnits(1, Sample.Inbound, 2)], Decision = Sample.Id(5) },
        new ClaimsLost { Units = [new ClaimedUnits(1, Sample.Inbound, 2)], Reason = "It came short." },
        new LinesPromised { Lines = [new LinePromise(1, Sample.Noon)] },
        new PromiseAtRisk { LineNo = 1, Promised = Sample.Noon, Expected = Sample.Noon, Reason = "The ship is late." },
        new PromiseRestored { LineNo = 1 },
        new UnitsTaken { Location = Sample.London, Lines = [new LineUnits(1, 2)] },
        new UnitsCancelled { Units = [new CancelledUnits(1, 2, Bucket.Released, Sample.London, Sample.Id(3))], Reason = "Changed mind." },
        new ChangeOpened { Change = Sample.Change },
        new ChangeExtended { Change = Sample.Id(8), Actions = Sample.Actions },
        new ChangeDropped { Change = Sample.Id(8), Reason = "The customer called." },
        new ChangeConfirmed { Change = Sample.Id(8), Actions = Sample.Actions, Reason = "The customer called." },
        new LineAdded
        {
            Line = new PlacedLine
            {
                ExternalId = "l-2",
                Sku = Sample.Mug,
                Description = "Blue mug",
                Quantity = 3,
                Price = new UnitPrice(0.0125m, Sample.Pounds),
                Net = Sample.Pence(4),
                Tracked = true,
                Parts = [new KitPart(new Sku("MUG"), 2)],
                WeightGrams = 350,
                Attributes = Sample.Texts,
            },
        },
        new UnitsAdded { LineNo = 1, Quantity = 2, Net = Sample.Pence(625) },
        new UnitsReinstated { Lines = [new LineUnits(1, 2)] },
        new LineRepriced { LineNo = 1, Price = new UnitPrice(1.5m, Sample.Pounds), Net = Sample.Pence(450) },
        new ChargeAdded { Charge = Sample.Charge },
        new AddressReplaced { ShipTo = Sample.Id(9), Country = "GB", Destination = new GeoPoint(53.8, -1.5) },
        new TextSet { Name = "gift", Text = "yes" },
        new ContentApplied { Content = Sample.Content },
        new HandlingSet { Priority = 5, Tags = ["vip"], Route = [Sample.London], Policy = "nearest", KeepTogether = true, Carrier = "post", Service = "next-day", Source = "rules:vip@3" },
        new RulesAwaited { RuleSets = ["fraud"] },
        new FactsReported { Facts = Attributes.Of(KeyValuePair.Create("fraud.score", "0.91")), Source = "fraud-check" },
        new NotificationRequested { Template = "gold", To = "customer", Source = "rules:vip@3/gold" },
        new ApprovalRequested { Approval = Sample.Approval },
        new ApprovalDecided { No = 1, Given = true, By = "user:bob", At = Sample.Noon, Reason = "Known for years." },
        new ApprovalLapsed { No = 1, Total = Sample.Pence(900) },
        new WorkflowMigrated { FromVersion = 2, From = "picking", Version = 1000, State = "packing-check", Category = StateCategory.Open, Reason = "Errors in May." },
        new HoldEscalated { No = 1, Kind = HoldKinds.Manual },
        new FulfilmentReleased { FulfilmentOrder = Sample.Id(3), Location = Sample.London, Lines = [new LineUnits(1, 2)] },
        new UnitsPicked { FulfilmentOrder = Sample.Id(3), Lines = [new LineUnits(1, 2)] },
        new ParcelPacked { Shipment = Sample.Id(4), FulfilmentOrder = Sample.Id(3), Location = Sample.London, Lines = [new LineUnits(1, 2)], WeightGrams = 700 },
        new LabelRequested { Shipment = Sample.Id(4), Carrier = "post", Service = "next-day", Operation = "label:4" },
        new LabelBought { Shipment = Sample.Id(4), TrackingNumber = "FR0000000017", Cost = Sample.Pence(-350) },
        new LabelRejected { Shipment = Sample.Id(4), Code = "parcel.too_heavy", Message = "Pack two parcels." },
        new LabelUnresolved { Shipment = Sample.Id(4), Hint = "request 17 got no answer" },
        new ShipmentShipped { Shipment = Sample.Id(4), TrackingNumber = "FR0000000017", At = Sample.Noon },
        new ChannelShipped { Shipment = Sample.Id(4), Lines = [new LineUnits(1, 2)], Carrier = "post", TrackingNumber = "FR0000000017", At = Sample.Noon },
        new ParcelScanned { Shipment = Sample.Id(4), Scan = Sample.Scan, State = ShipmentState.OutForDelivery },
        new ShipmentDelivered { Shipment = Sample.Id(4), At = Sample.Noon },
        new ShipmentLost { Shipment = Sample.Id(4) },
        new ShipmentReturnedToSender { Shipment = Sample.Id(4) },
        new CustomFactRecorded { Kind = "host.note", Json = "{\"text\":\"hello\"}" },
        new StockReceived { Lines = [Sample.StockLine], Reference = "PO-7" },
        new StockAdjustedBy { Lines = [Sample.StockLine], Reason = "Counted." },
        new StockCorrected { Sku = Sample.Mug, Location = Sample.London, Counter = StockCounter.QualityControl, Quantity = -3, Expected = 5, Actual = 8, Reason = "Restored from a backup." },
        new StockCounted { Location = Sample.London, Lines = [new CountedLine { Sku = Sample.Mug, Condition = StockCondition.Damaged, Counted = 36, Expected = 38, Change = -2 }] },
        new StockReconditioned { Lines = [Sample.ReconditionLine] },
        new StockPlansSet { Lines = [Sample.StockPlan] },
        new StockSynced { Source = "erp", Meaning = SyncMeaning.Free, Sequence = 42, AsOf = Sample.Noon, Lines = [new SyncedLine { Sku = Sample.Mug, Location = Sample.London, Said = 36, Change = -2 }] },
        new StockReserved { Owner = "basket-9", ExpiresAt = Sample.Noon, Lines = [Sample.ReservedLine] },
        new ReservationExtended { ExpiresAt = Sample.Noon },
        new ReservationReleased(),
        new ReservationShipped { Lines = [2] },
        new ReservationMoved { LineNo = 1, Into = Sample.Id(7), Lines = [Sample.ReservedLine], Lost = 3 },
        new ReservationConverted { Order = new OrderId(Sample.Id(1)), Reacquired = true },
        new ReservationExpired { LineNo = 1 },
        new SupplyAnnounced { Supply = Sample.Supply },
        new SupplyConfirmed { Number = "PO-7", Lines = [new LineExpected(1, Sample.Noon, Sample.Noon + NodaTime.Duration.FromDays(1))], State = SupplyState.Confirmed, Reason = "The ship is late." },
        new SupplyReceived
        {
            Number = "PO-7",
            Lines =
            [
                new ReceivedSupplyLine
                {
                    LineNo = 1,
                    Quantity = 12,
                    Condition = StockCondition.Quarantine,
                    Over = 2,
                    Short = 1,
                    Reservation = Sample.Id(6),
                    Fills = [new PlannedFill(1, new OrderId(Sample.Id(1)), 1, 2)],
                    ForReservations = Sample.Id(7),
                },
            ],
            Discrepancy = "Two more in the box.",
        },
        new SupplyCancelled { Number = "PO-7", Lines = [new LineUnits(1, 2)], Reason = "Sold out." },
        new SupplyLost { Number = "PO-7", Lines = [new LineUnits(1, 2)], Reason = "Fell off the lorry." },
    ];
}
