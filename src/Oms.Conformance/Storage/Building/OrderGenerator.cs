using System.Collections.Immutable;
using NodaTime;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Payments;
using Oms.Shipping;
using Oms.Workflow;

namespace Oms.Conformance.Storage.Building;

/// <summary>Makes orders by chance from a seed, and further versions of them: the same seed, the same orders.</summary>
internal sealed class OrderGenerator(int seed, Ids ids)
{
    private static readonly string[] Texts = ["a", "B 2", "naïve", "☃ 🎁", "50 % | \\ 'x' \"y\"", "two\nlines", new string('z', 64), "0", "null", "{}"];
    private readonly Random _random = new(seed);
    private readonly Currency _currency = new(seed % 3 == 0 ? "JPY" : seed % 3 == 1 ? "EUR" : "KWD");

    /// <summary>A new order.</summary>
    public Order New()
    {
        var id = new OrderId(ids.Next());
        return Filled(new Order
        {
            Id = id,
            Number = id.Value.ToString("N")[12..],
            Channel = new ChannelCode("web"),
            ExternalId = Maybe(Text),
            Currency = _currency,
            AllocationPolicy = "p",
            PlacedAt = Moment(),
            ContentHash = "h",
            Workflow = "w",
            WorkflowVersion = 1,
            State = "s",
            Goods = Amount(),
            Charged = Amount(),
            Lines = [],
            Version = 1,
            Sequence = 1,
        });
    }

    /// <summary>The next version of an order: every part is kept, changed, removed or added by chance.</summary>
    public Order Next(Order before) => Filled(before with { Version = before.Version + 1, Sequence = before.Sequence + 1 });

    private Order Filled(Order order)
    {
        var lines = order.Lines.IsEmpty ? Some(6, n => Line(n + 1)) : [.. order.Lines.Select(line => Keep() ? line : Line(line.LineNo))];
        var work = Changed(order.FulfilmentOrders, 3, _ => Work(ids.Next(), lines.Length), old => Work(old.Id, lines.Length));
        return OrderSamples.Derived(order with
        {
            State = Keep() ? order.State : Text(),
            Category = (StateCategory)_random.Next(4),
            CustomerId = Keep() ? order.CustomerId : Maybe(Text),
            Handover = (Handover)_random.Next(4),
            ShipTo = Keep() ? order.ShipTo : _random.Next(2) == 0 ? null : ids.Next(),
            Country = Maybe(() => "DE"),
            Lines = lines,
            Charges = Changed(order.Charges, 3, n => Charge(n + 1, lines.Length), old => Charge(old.No, lines.Length)),
            Allocations = [.. Some(Math.Min(4, lines.Length), n => new Allocation(n + 1, new LocationCode(Text(code: true)), _random.NextInt64(1, 99)))],
            Claims = [.. Some(Math.Min(3, lines.Length), n => new Allocation(n + 1, new LocationCode($"~{n}-{Text(code: true)[..1]}"), _random.NextInt64(1, 99)))],
            Holds = Changed(order.Holds, 3, n => Hold(n + 1), old => Hold(old.No)),
            HoldsPlaced = _random.Next(9),
            Change = _random.Next(3) == 0 ? null : Change(),
            Handling = _random.Next(3) == 0 ? null : PartSamples.Handling() with { Priority = _random.Next(2) == 0 ? null : _random.Next(-9, 9) },
            Approvals = _random.Next(2) == 0 ? [] : [.. PartSamples.Approvals().Select(approval => approval with { Total = Money.OfMinor(approval.Total.Minor, _currency) })],
            ContentVersion = Keep() ? order.ContentVersion : _random.NextInt64(),
            FulfilmentOrders = work,
            Shipments = Changed(order.Shipments, 3, _ => Parcel(ids.Next(), work, lines.Length), old => Parcel(old.Id, work, lines.Length)),
            Payments = order.Payments.AddRange(Some(2, n => Payment($"{order.Version}-{n}"))),
            Attributes = Keep() ? order.Attributes : Texts2(),
        });
    }

    private ImmutableArray<T> Changed<T>(ImmutableArray<T> before, int most, Func<int, T> make, Func<T, T> change)
    {
        if (before.IsEmpty)
        {
            return Some(most, make);
        }

        return _random.Next(6) == 0 ? [] : [.. before.Select(part => Keep() ? part : change(part))];
    }

    private OrderLine Line(int no)
    {
        ImmutableArray<KitPart> parts = Keep() ? [] : [.. Some(4, n => new KitPart(new Sku($"{n}-{Text(code: true)}"), _random.NextInt64(1, 9)))];
        return Line(no, parts) with { Tracked = parts.IsEmpty && Keep(), PromisedFor = Keep() ? null : Moment(), AtRisk = !Keep(), ExternalId = Keep() ? null : Text(), ChannelUnits = Keep() ? null : _random.NextInt64(0, 9) };
    }

    private OrderLine Line(int no, ImmutableArray<KitPart> parts) => new()
    {
        LineNo = no,
        Sku = new Sku(Text(code: true)),
        Description = Maybe(Text),
        Ordered = 21,
        Price = UnitPrice.OfScaled(_random.NextInt64(0, 9_000_000), _currency),
        Net = Amount(),
        Parts = parts,
        WeightGrams = _random.Next(5_000),
        Units = Spread(21),
        Attributes = Texts2(),
    };

    private Buckets Spread(long units)
    {
        var buckets = new Buckets { Unallocated = units };
        foreach (var bucket in Enum.GetValues<Bucket>())
        {
            buckets = bucket == Bucket.Unallocated ? buckets : buckets.Move(Bucket.Unallocated, bucket, _random.NextInt64(0, (buckets.Unallocated / 2) + 1));
        }

        return buckets;
    }

    private OrderCharge Charge(int no, int lines) =>
        new() { No = no, Kind = (ChargeKind)_random.Next(4), Code = Text(code: true), Amount = Amount(), Shares = [.. Enumerable.Range(0, lines).Select(_ => _random.NextInt64(-9, 9))] };

    private Hold Hold(int no) => new() { No = no, Kind = Text(code: true), Reason = Text(), Blocks = (HoldBlocks)_random.Next(8), PlacedAt = Moment() };

    private OrderChange Change() => new()
    {
        Id = ids.Next(),
        OpenedAt = Moment(),
        State = (ChangeState)_random.Next(3),
        Actions = [.. PartSamples.ChangeActions(ids).Where(_ => Keep())],
        Content = Keep() ? null : new ChannelContent { Version = _random.NextInt64(), Hash = "h", Units = Some(3, n => new LineUnits(n + 1, _random.NextInt64(0, 9))) },
    };

    private FulfilmentOrder Work(Guid id, int lines) => new()
    {
        Id = id,
        Location = new LocationCode(Text(code: true)),
        State = (FulfilmentState)_random.Next(4),
        Lines = [.. Enumerable.Range(1, lines).OrderBy(_ => _random.Next()).Select(no => new FulfilmentLine { LineNo = no, Quantity = 9, Picked = 4, Packed = 3, Shipped = _random.Next(4), Cancelled = _random.Next(5) })],
    };

    private Shipment Parcel(Guid id, ImmutableArray<FulfilmentOrder> work, int lines) => new()
    {
        Id = id,
        FulfilmentOrder = work.IsEmpty ? null : work[0].Id,
        Location = work.IsEmpty ? null : work[0].Location,
        Lines = Some(Math.Min(3, lines), n => new LineUnits(lines - n, _random.NextInt64(1, 9))),
        State = Enum.GetValues<ShipmentState>()[_random.Next(10)],
        Carrier = Maybe(Text),
        Service = Maybe(Text),
        TrackingNumber = Maybe(Text),
        Label = (LabelState)_random.Next(5),
        WeightGrams = _random.Next(99),
        ShippedAt = _random.Next(2) == 0 ? null : Moment(),
        DeliveredAt = _random.Next(2) == 0 ? null : Moment(),
    };

    private PaymentRecord Payment(string reference) =>
        new() { Reference = reference, Kind = (PaymentKind)_random.Next(6), Amount = Amount(), At = Moment(), Provider = Maybe(Text) };

    private Attributes Texts2() => Attributes.Of(Enumerable.Range(0, _random.Next(3)).Select(n => KeyValuePair.Create($"k{n}", Text())));

    private ImmutableArray<T> Some<T>(int most, Func<int, T> make) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(make)];

    private Money Amount() => Money.OfMinor(_random.NextInt64(-9_999, 99_999), _currency);

    // Microseconds: what every store keeps.
    private Instant Moment() => Samples.Noon + Duration.FromTicks(_random.NextInt64(0, 1_000_000_000_000) * 10);

    private bool Keep() => _random.Next(3) != 0;

    private string? Maybe(Func<string> make) => _random.Next(2) == 0 ? null : make();

    private string Text() => Texts[_random.Next(Texts.Length)];

    private string Text(bool code) => code ? Texts[_random.Next(Texts.Length)].Replace('\n', ' ') : Text();
}
