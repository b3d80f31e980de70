using CsCheck;
using NodaTime;
using NodaTime.Testing;
using Oms.Carriers.FlatRate;
using Oms.Carriers.Labels;
using Oms.Shipping;

namespace Oms.Channels.Tests.Carriers;

public sealed class FlatRateTests
{
    private static readonly Currency Gbp = new("GBP");
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 1, 9, 0);
    private readonly FakeClock _clock = new(Start);

    [Fact]
    public async Task The_same_operation_gets_the_same_label_and_says_that_it_is_a_replay()
    {
        var carrier = Carrier();
        var first = Assert.IsType<Outcome.Ok<Label>>(await carrier.BuyLabelAsync(Parcel("op-1"), default));
        var again = Assert.IsType<Outcome.Ok<Label>>(await carrier.BuyLabelAsync(Parcel("op-1"), default));
        var restarted = Assert.IsType<Outcome.Ok<Label>>(await Carrier().BuyLabelAsync(Parcel("op-1"), default));

        Assert.False(first.Replay);
        Assert.True(again.Replay);
        Assert.Equal(first.Value.TrackingNumber, again.Value.TrackingNumber);
        Assert.Equal(first.Value.TrackingNumber, restarted.Value.TrackingNumber);
        Assert.Equal(new Money(4.95m, Gbp), first.Value.Cost);
    }

    [Fact]
    public async Task Different_operations_and_different_accounts_get_different_numbers()
    {
        var numbers = new HashSet<string>();
        foreach (var carrier in new[] { Carrier("van"), Carrier("van-2") })
        {
            for (var i = 0; i < 1000; i++)
            {
                var sold = (Outcome.Ok<Label>)await carrier.BuyLabelAsync(Parcel($"op-{i}"), default);
                Assert.True(numbers.Add(sold.Value.TrackingNumber));
            }
        }
    }

    [Fact]
    public async Task The_check_digit_finds_every_single_wrong_character()
    {
        var carrier = Carrier(configure: o => o.Tracking = ScriptedScan.UsualWay);
        await Gen.Select(Gen.String, Gen.Int[2, 18], Gen.Char["0123456789ABCDEFGHJKMNPQRSTVWXYZ"]).SampleAsync(async (operation, place, wrong) =>
        {
            var sold = Assert.IsType<Outcome.Ok<Label>>(await carrier.BuyLabelAsync(Parcel(operation), default));
            var typed = sold.Value.TrackingNumber.ToCharArray();
            typed[place] = wrong;
            var known = await carrier.TrackAsync(new string(typed), default) is Outcome.Ok<IReadOnlyList<TrackingScan>>;
            Assert.Equal(new string(typed) == sold.Value.TrackingNumber, known);
        });
    }

    [Fact]
    public async Task Scans_appear_as_time_passes_counted_from_the_purchase()
    {
        var carrier = Carrier(configure: o => o.Tracking = ScriptedScan.UsualWay);
        var sold = (Outcome.Ok<Label>)await carrier.BuyLabelAsync(Parcel("op-1"), default);

        Assert.Equal([ShipmentState.HandedOver], await StatesAsync(carrier, sold.Value.TrackingNumber));
        _clock.Advance(Duration.FromHours(22));
        Assert.Equal([ShipmentState.HandedOver, ShipmentState.InTransit, ShipmentState.OutForDelivery], await StatesAsync(carrier, sold.Value.TrackingNumber));
        await carrier.BuyLabelAsync(Parcel("op-1") with { At = _clock.GetCurrentInstant() }, default);
        _clock.Advance(Duration.FromHours(4));
        Assert.Equal(ShipmentState.Delivered, (await StatesAsync(carrier, sold.Value.TrackingNumber))[^1]);
    }

    [Fact]
    public async Task A_mistyped_number_is_refused_and_a_carrier_without_script_cannot_be_tracked()
    {
        var refused = await Carrier(configure: o => o.Tracking = ScriptedScan.UsualWay).TrackAsync("FR123", default);
        Assert.Equal("tracking.unknown", Assert.IsType<Outcome.Rejected<IReadOnlyList<TrackingScan>>>(refused).Code);
        Assert.IsType<Outcome.NotSupported<IReadOnlyList<TrackingScan>>>(await Carrier().TrackAsync("FR123", default));
        Assert.False(Carrier().Capabilities.Tracking);
    }

    [Theory]
    [InlineData("DE", 100, null, "destination.not_served")]
    [InlineData(null, 100, null, "destination.not_served")]
    [InlineData("GB", 30_001, null, "parcel.too_heavy")]
    [InlineData("GB", 100, "express", "service.unknown")]
    [InlineData("GB", 30_000, "standard", null)]
    public async Task What_it_does_not_take_is_refused_with_a_code(string? country, long grams, string? service, string? code)
    {
        var parcel = Parcel("op-1") with { Country = country, WeightGrams = grams, Service = service };
        var carrier = Carrier(configure: o => o.Countries.Add("GB"));
        var label = await carrier.BuyLabelAsync(parcel, default);
        var rate = await carrier.RateAsync(parcel, default);

        Assert.Equal(code, (label as Outcome.Rejected<Label>)?.Code);
        Assert.Equal(code, (rate as Outcome.Rejected<IReadOnlyList<RateQuote>>)?.Code);
    }

    [Fact]
    public void All_mistakes_in_the_options_are_named_together()
    {
        var error = Assert.Throws<OmsException>(() => new FlatRateCarrier(
            "van", new FlatRateOptions { Service = "", TrackingPrefix = "x", MaxWeightGrams = 0, Countries = { "Norway" } }, _clock));

        Assert.Equal("carrier.options", error.Code);
        foreach (var word in (string[])["Price", "Service", "TrackingPrefix", "MaxWeightGrams", "Norway"])
        {
            Assert.Contains(word, error.Message, StringComparison.Ordinal);
        }
    }

    private static ParcelRequest Parcel(string operation) =>
        new() { Operation = operation, From = new LocationCode("L1"), Country = "GB", WeightGrams = 500, At = Start };

    private static async Task<List<ShipmentState?>> StatesAsync(ICarrier carrier, string number) =>
        [.. Assert.IsType<Outcome.Ok<IReadOnlyList<TrackingScan>>>(await carrier.TrackAsync(number, default)).Value.Select(scan => scan.State)];

    private FlatRateCarrier Carrier(string name = "van", Action<FlatRateOptions>? configure = null)
    {
        var options = new FlatRateOptions { Price = new Money(4.95m, Gbp) };
        configure?.Invoke(options);
        return new FlatRateCarrier(name, options, _clock);
    }
}
