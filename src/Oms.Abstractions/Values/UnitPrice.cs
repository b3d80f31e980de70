using System.Globalization;

namespace Oms;

/// <summary>Price of one unit, with up to six decimals: finer than money, so that 1,000 screws at 0.0125 cost what they should.</summary>
public readonly record struct UnitPrice
{
    /// <summary>Stored parts of one unit of currency.</summary>
    public const long Millionths = 1_000_000;

    /// <summary>Takes a price as it is; nothing is rounded.</summary>
    /// <exception cref="OmsException"><c>value.unit_price</c>: more than six decimals, or too large.</exception>
    public UnitPrice(decimal amount, Currency currency)
    {
        var scaled = Math.Abs(amount) > long.MaxValue / Millionths ? decimal.MaxValue : amount * Millionths;
        if (scaled == decimal.MaxValue || scaled != decimal.Truncate(scaled))
        {
            throw new OmsException("value.unit_price", FormattableString.Invariant($"{amount} is no unit price: at most six decimals and {long.MaxValue / Millionths} are allowed."));
        }

        Scaled = (long)scaled;
        Currency = currency;
    }

    private UnitPrice(long scaled, Currency currency)
    {
        Scaled = scaled;
        Currency = currency;
    }

    /// <summary>The price in millionths of a unit, as it is stored.</summary>
    public long Scaled { get; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; }

    /// <summary>The price in units of currency.</summary>
    public decimal Amount => new decimal(Scaled) / Millionths;

    /// <summary>A price given in millionths.</summary>
    public static UnitPrice OfScaled(long scaled, Currency currency) => new(scaled, currency);

    /// <summary>What <paramref name="quantity"/> units cost, rounded once, halves away from zero.</summary>
    public Money Times(long quantity) => Money.Round(Amount * quantity, Currency);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency}");
}
