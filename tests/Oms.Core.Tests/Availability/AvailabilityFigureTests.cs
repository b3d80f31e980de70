using CsCheck;
using NodaTime;
using Oms.Availability;
using Oms.Channels;
using Oms.Engine;
using Oms.Inventory;

namespace Oms.Core.Tests.Availability;

/// <summary>Every figure adds up at every level, and more supply is never worse (invariants S4, S8).</summary>
public sealed class AvailabilityFigureTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 25, 15, 0);

    private static readonly LocationCode[] Codes = [new("a"), new("b"), new("c")];

    private static readonly Sku[] Skus = [new("X"), new("Y")];

    private static readonly Location[] Locations =
    [
        new Location { Code = Codes[0], TimeZone = "Europe/London", Opening = new OpeningCalendar { Days = [IsoDayOfWeek.Monday, IsoDayOfWeek.Wednesday], CutOff = new LocalTime(14, 0), HandlingDays = 1 } },
        new Location { Code = Codes[1], TimeZone = "America/New_York" },
        new Location { Code = Codes[2], TimeZone = "Australia/Sydney", Opening = new OpeningCalendar { Closed = [new LocalDate(2026, 11, 27)] } },
    ];

    private static readonly Gen<StockPosition> Positions = Gen.Select(Gen.Int[0, 1], Gen.Int[0, 2], Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[0, 3], (sku, code, sellable, allocated, reserved, safety) => new StockPosition
    {
        Sku = Skus[sku],
        Location = Codes[code],
        Sellable = sellable,
        Allocated = allocated,
        Reserved = reserved,
        Expired = reserved / 2,
        SafetyStock = safety,
    });

    private static readonly Gen<InboundLine> Inbound = Gen.Select(Gen.Int[0, 1], Gen.Int[0, 2], Gen.Int[-2, 20], Gen.Int[1, 9], Gen.Int[1, 99], (sku, code, day, free, no) =>
        new InboundLine(new LocationCode($"~PO-{no}/1"), Skus[sku], Codes[code], day == 20 ? null : Now + Duration.FromDays(day), free, free));

    private static readonly Gen<World> Worlds = Gen.Select(Positions.Array[0, 8], Inbound.Array[0, 6], (positions, inbound) =>
        new World([.. positions.DistinctBy(position => (position.Sku, position.Location))], [.. inbound.DistinctBy(line => line.Place)]));

    private static readonly Gen<PromiseLine[]> Lines = Gen.Select(Gen.Int[0, 2], Gen.Int[1, 6], (kind, units) => kind < 2
        ? new PromiseLine(Skus[kind], units, [], Counted: true)
        : new PromiseLine(new Sku("KIT"), units, [new KitPart(Skus[0], 2), new KitPart(Skus[1], 1)], Counted: true)).Array[1, 3];

    [Fact]
    public void To_sell_is_the_formula_and_adds_up() => Gen.Select(Worlds, Gen.Int[0, 6], Gen.Int[0, 12].Nullable()).Sample((world, buffer, cap) =>
    {
        var profile = new ChannelProfile { Code = new ChannelCode("web"), Buffer = buffer, Cap = cap };
        var sold = ToSell.Of(Skus[0], [], new Item { Sku = Skus[0], Packs = [new PackUnit("case", 3)] }, profile, Codes, world.Positions);
        var sum = world.Positions.Where(position => position.Sku == Skus[0]).Sum(position => position.ToSell);
        var kit = ToSell.Of(new Sku("KIT"), [new KitPart(Skus[0], 2), new KitPart(Skus[1], 1)], null, profile with { Cap = null, Buffer = 0 }, Codes, world.Positions);
        return AddsUp(sold.Why) && AddsUp(kit.Why)
            && sold.Units == Math.Min(cap ?? int.MaxValue, Math.Max(0, sum - buffer))
            && sold.Packs[0].Quantity == sold.Units / 3
            && kit.Units == Codes.Sum(code => Math.Min(At(world, 0, code) / 2, At(world, 1, code)));
    });

    [Fact]
    public void What_is_promisable_adds_up_never_falls_and_is_no_more_than_there_is() => Worlds.Sample(world =>
    {
        var promisable = PromisableFigures.Of(Skus[0], Codes, world.Positions, world.Inbound, Now);
        var totals = promisable.Buckets.Select(bucket => bucket.Total).ToList();
        var most = world.Positions.Where(position => position.Sku == Skus[0]).Sum(position => position.ToSell) + world.Inbound.Where(line => line.Sku == Skus[0]).Sum(line => line.Free);
        return promisable.Buckets.All(bucket => AddsUp(bucket.Why) && bucket.Why.Value == bucket.Total && bucket.Units >= 0)
            && totals.Order().SequenceEqual(totals)
            && totals[^1] + promisable.Undated <= most;
    });

    [Fact]
    public void More_supply_makes_no_promise_later() => Gen.Select(Worlds, Lines, Inbound, Gen.Int[1, 5], Gen.Int[0, 5]).Sample((world, lines, more, units, chosen) =>
    {
        var before = Promise(world, lines);
        var richer = world with { Inbound = [.. world.Inbound, more with { Place = new LocationCode("~NEW/1") }] };
        var stocked = world.Positions.Length == 0 ? world : world with
        {
            Positions = [.. world.Positions.Select((position, i) => i == chosen % world.Positions.Length ? position with { Sellable = position.Sellable + units } : position)],
        };
        return AddsUp(before.Why) && before.Why.At == before.For && NoLater(before, Promise(richer, lines)) && NoLater(before, Promise(stocked, lines));
    });

    [Fact]
    public void A_unit_supports_one_promise()
    {
        var world = new World([], [Line("~PO-1/1", 2, 3), Line("~PO-2/1", 6, 3)]);
        var promise = Promise(world, [new PromiseLine(Skus[0], 3, [], true), new PromiseLine(Skus[0], 3, [], true), new PromiseLine(Skus[0], 1, [], true)]);
        Assert.True(promise.Lines[0].For < promise.Lines[1].For);
        Assert.Null(promise.Lines[2].For);
        Assert.Null(promise.For);

        static InboundLine Line(string place, int day, long units) => new(new LocationCode(place), Skus[0], Codes[1], Now + Duration.FromDays(day), units, units);
    }

    [Fact]
    public void A_promise_goes_through_calendar_cut_off_handling_and_transit()
    {
        // Wednesday 15:00 in London is past the cut-off: it counts for Monday, is handled until Wednesday, and travels two days.
        var world = new World([new StockPosition { Sku = Skus[0], Location = Codes[0], Sellable = 1 }], []);
        var promise = Promise(world, [new PromiseLine(Skus[0], 1, [], true)]);
        Assert.Equal(Instant.FromUtc(2026, 12, 5, 0, 0), promise.For);
    }

    private static PromiseDate Promise(World world, IReadOnlyList<PromiseLine> lines) =>
        new PromiseDates(Codes, Locations, world.Positions, world.Inbound, Now, new LeadTimes(2, 1)).Of(lines);

    private static bool NoLater(PromiseDate before, PromiseDate after) =>
        (before.For is null || after.For <= before.For) && before.Lines.Zip(after.Lines).All(pair => pair.First.For is not { } was || pair.Second.For <= was);

    private static bool AddsUp(Figure figure) => figure.Rule == FigureRule.Given
        ? figure.Terms.Count == 0
        : Recompute(figure) == (figure.Value, figure.At) && figure.Terms.All(AddsUp);

    // Told another way than the figures are built.
    private static (long, Instant?) Recompute(Figure figure)
    {
        long[] values = [.. figure.Terms.Select(term => term.Value)];
        Instant?[] moments = [.. figure.Terms.Select(term => term.At)];
        return figure.Rule switch
        {
            FigureRule.Sum => (values.Sum(), null),
            FigureRule.SumFromZero => (values.Sum() < 0 ? 0 : values.Sum(), null),
            FigureRule.Least => (values.Order().First(), null),
            FigureRule.Quotient => ((values[0] - (values[0] % values[1])) / values[1], null),
            FigureRule.Latest => (0, moments.Contains(null) ? null : moments.Order().LastOrDefault()),
            FigureRule.DaysLater => (0, moments[0]?.Plus(Duration.FromHours(24 * values[1]))),
            _ => throw new InvalidOperationException($"{figure.Rule} has terms."),
        };
    }

    private static long At(World world, int sku, LocationCode code) =>
        world.Positions.FirstOrDefault(position => position.Sku == Skus[sku] && position.Location == code)?.ToSell ?? 0;

    private sealed record World(StockPosition[] Positions, InboundLine[] Inbound);
}
