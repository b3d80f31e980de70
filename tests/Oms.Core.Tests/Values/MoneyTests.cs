using CsCheck;

namespace Oms.Core.Tests.Values;

public sealed class MoneyTests
{
    private static readonly Currency Pounds = new("GBP");
    private static readonly Currency Yen = new("JPY");
    private static readonly Currency Dinars = new("KWD");

    [Theory]
    [InlineData("GBP", 2, 100)]
    [InlineData("JPY", 0, 1)]
    [InlineData("KWD", 3, 1000)]
    public void Minor_units_are_the_currency_s(string code, int decimals, long perUnit)
    {
        var currency = new Currency(code);
        Assert.Equal(decimals, currency.Decimals);
        Assert.Equal(perUnit, currency.MinorPerUnit);
        Assert.Equal(perUnit, new Money(1, currency).Minor);
    }

    [Theory]
    [InlineData("gbp")]
    [InlineData("XXX")]
    [InlineData("GB")]
    [InlineData("")]
    public void What_is_no_currency_is_refused(string code)
    {
        Assert.False(Currency.IsKnown(code));
        Assert.Equal("value.currency", Assert.Throws<OmsException>(() => new Currency(code)).Code);
    }

    [Fact]
    public void Two_currencies_never_mix()
    {
        var pounds = new Money(1, Pounds);
        var yen = new Money(1, Yen);
        Assert.Equal("value.money_mixed", Assert.Throws<OmsException>(() => pounds + yen).Code);
        Assert.Equal("value.money_mixed", Assert.Throws<OmsException>(() => pounds - yen).Code);
        Assert.Equal("value.money_mixed", Assert.Throws<OmsException>(() => pounds.CompareTo(yen)).Code);
        Assert.NotEqual(Money.Zero(Pounds), Money.Zero(Yen));
    }

    [Fact]
    public void More_decimals_than_the_currency_has_are_refused_not_rounded()
    {
        Assert.Equal("value.money", Assert.Throws<OmsException>(() => new Money(0.001m, Pounds)).Code);
        Assert.Equal("value.money", Assert.Throws<OmsException>(() => new Money(0.5m, Yen)).Code);
        Assert.Equal(1, new Money(0.001m, Dinars).Minor);
        Assert.Equal("value.money", Assert.Throws<OmsException>(() => new Money(decimal.Parse("92233720368547758.08", System.Globalization.CultureInfo.InvariantCulture), Pounds)).Code);
    }

    [Theory]
    [InlineData("0.005", "GBP", 1)]
    [InlineData("-0.005", "GBP", -1)]
    [InlineData("0.0049", "GBP", 0)]
    [InlineData("2.5", "JPY", 3)]
    [InlineData("0.0005", "KWD", 1)]
    public void Rounding_takes_halves_away_from_zero(string amount, string currency, long minor) =>
        Assert.Equal(minor, Money.Round(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), new Currency(currency)).Minor);

    [Fact]
    public void Sums_that_do_not_fit_fail_instead_of_wrapping() =>
        Assert.Throws<OverflowException>(() => Money.OfMinor(long.MaxValue, Pounds) + Money.OfMinor(1, Pounds));

    [Fact]
    public void What_is_added_and_taken_away_again_changes_nothing() =>
        Gen.Select(Gen.Long[-1L << 60, 1L << 60], Gen.Long[-1L << 60, 1L << 60]).Sample((a, b) =>
        {
            var left = Money.OfMinor(a, Pounds);
            var right = Money.OfMinor(b, Pounds);
            return left + right - right == left && -(-left) == left && new Money(left.Amount, Pounds) == left && left.CompareTo(right) == a.CompareTo(b);
        });

    [Theory]
    [InlineData("en-GB")]
    [InlineData("de-DE")]
    public void Text_is_the_same_in_every_culture(string culture)
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo(culture);
            Assert.Equal("-1234.50 GBP", new Money(-1234.5m, Pounds).ToString());
            Assert.Equal("12 JPY", new Money(12, Yen).ToString());
            Assert.Equal("0.0125 GBP", new UnitPrice(0.0125m, Pounds).ToString());
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_unit_price_has_six_decimals_and_is_rounded_once()
    {
        Assert.Equal(12_500, new UnitPrice(0.0125m, Pounds).Scaled);
        Assert.Equal(Money.OfMinor(1250, Pounds), new UnitPrice(0.0125m, Pounds).Times(1000));
        Assert.Equal(Money.OfMinor(1, Pounds), new UnitPrice(0.005m, Pounds).Times(1));
        Assert.Equal("value.unit_price", Assert.Throws<OmsException>(() => new UnitPrice(0.0000001m, Pounds)).Code);
        Assert.Equal("value.unit_price", Assert.Throws<OmsException>(() => new UnitPrice(decimal.MaxValue, Pounds)).Code);
    }

    [Fact]
    public void A_unit_price_is_what_it_is_stored_as() =>
        Gen.Long[-1L << 50, 1L << 50].Sample(scaled => new UnitPrice(UnitPrice.OfScaled(scaled, Pounds).Amount, Pounds).Scaled == scaled);
}
