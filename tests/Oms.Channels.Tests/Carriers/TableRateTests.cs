using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using Oms.Carriers.TableRate;
using Oms.Shipping;

namespace Oms.Channels.Tests.Carriers;

public sealed class TableRateTests
{
    private static readonly Currency Gbp = new("GBP");
    private static readonly FakeClock Clock = new(Instant.FromUtc(2026, 3, 1, 9, 0));

    [Theory]
    [InlineData("GB", 1, "3.00")]
    [InlineData("GB", 2_000, "3.00")]
    [InlineData("GB", 2_001, "7.50")]
    [InlineData("GB", 20_001, "parcel.too_heavy")]
    [InlineData("NO", 2_000, "12.00")]
    [InlineData(null, 2_000, "12.00")]
    [InlineData("NO", 2_001, "parcel.too_heavy")]
    public async Task The_price_is_read_from_zone_and_weight(string? country, long grams, string expected)
    {
        var outcome = await new TableRateCarrier("post", Options(world: true), Clock).RateAsync(Parcel(country, grams), default);
        var read = outcome switch
        {
            Outcome.Ok<IReadOnlyList<RateQuote>> ok => ok.Value.Single().Price.Amount.ToString("F2"),
            Outcome.Rejected<IReadOnlyList<RateQuote>> no => no.Code,
            _ => outcome.ToString(),
        };
        Assert.Equal(expected, read);
    }

    [Fact]
    public async Task Without_a_zone_for_everywhere_else_other_destinations_are_refused()
    {
        var carrier = new TableRateCarrier("post", Options(world: false), Clock);
        Assert.Equal("destination.not_served", Assert.IsType<Outcome.Rejected<Label>>(await carrier.BuyLabelAsync(Parcel("NO", 1), default)).Code);
        Assert.Equal(new Money(3m, Gbp), Assert.IsType<Outcome.Ok<Label>>(await carrier.BuyLabelAsync(Parcel("GB", 1), default)).Value.Cost);
    }

    [Fact]
    public void All_mistakes_in_the_table_are_named_together()
    {
        var options = Options(world: true);
        options.Zones.Add(new RateZone { Name = "again", Countries = ["GB", "uk"], Bands = [] });
        options.Zones.Add(new RateZone { Name = "fallen", Bands = [new(500, new Money(1m, new Currency("EUR"))), new(500, new Money(-1m, Gbp))] });
        var error = Assert.Throws<OmsException>(() => new TableRateCarrier("post", options, Clock));

        Assert.Equal("carrier.options", error.Code);
        foreach (var word in (string[])["'uk'", "GB more than once", "no weight bands", "rising order", "-1.00 GBP", "one currency", "without countries"])
        {
            Assert.Contains(word, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Both_come_through_the_builder_and_fail_as_the_container_makes_them()
    {
        var services = new ServiceCollection().AddSingleton<IClock>(Clock);
        new OmsBuilder(services)
            .AddFlatRateCarrier("van", o => o.Price = new Money(1m, Gbp))
            .AddTableRateCarrier("post", o => o.Zones.Add(Options(true).Zones[0]));
        Assert.Equal(["van", "post"], services.BuildServiceProvider().GetServices<ICarrier>().Select(carrier => carrier.Code));

        new OmsBuilder(services).AddFlatRateCarrier("broken", _ => { });
        Assert.Throws<OmsException>(() => services.BuildServiceProvider().GetServices<ICarrier>().ToList());
    }

    private static ParcelRequest Parcel(string? country, long grams) =>
        new() { Operation = "op-1", From = new LocationCode("L1"), Country = country, WeightGrams = grams, At = Clock.GetCurrentInstant() };

    private static TableRateOptions Options(bool world)
    {
        var options = new TableRateOptions();
        options.Zones.Add(new RateZone { Name = "home", Countries = ["GB"], Bands = [new(2_000, new Money(3m, Gbp)), new(20_000, new Money(7.5m, Gbp))] });
        if (world)
        {
            options.Zones.Add(new RateZone { Name = "world", Bands = [new(2_000, new Money(12m, Gbp))] });
        }

        return options;
    }
}
