using System.Globalization;

namespace Oms;

/// <summary>An amount exact to its currency's minor unit. Amounts of two currencies never mix.</summary>
public readonly record struct Money : IComparable<Money>
{
    /// <summary>Takes an amount as it is; nothing is rounded.</summary>
    /// <exception cref="OmsException"><c>value.money</c>: more decimals than the currency has, or beyond what 64-bit minor units hold.</exception>
    public Money(decimal amount, Currency currency)
    {
        var minor = amount * currency.MinorPerUnit;
        if (minor != decimal.Truncate(minor))
        {
            throw new OmsException("value.money", FormattableString.Invariant($"{amount} has more decimals than {currency} allows ({currency.Decimals}): round it first."));
        }

        if (Math.Abs(minor) > long.MaxValue)
        {
            throw new OmsException("value.money", FormattableString.Invariant($"{amount} {currency} is too large."));
        }

        Minor = (long)minor;
        Currency = currency;
    }

    private Money(long minor, Currency currency)
    {
        Minor = minor;
        Currency = currency;
    }

    /// <summary>The amount in whole minor units (pence), as it is stored.</summary>
    public long Minor { get; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; }

    /// <summary>The amount in units (pounds).</summary>
    public decimal Amount => new decimal(Minor) / Currency.MinorPerUnit;

    /// <summary>An amount given in minor units.</summary>
    public static Money OfMinor(long minor, Currency currency) => new(minor, currency);

    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(Currency currency) => new(0L, currency);

    /// <summary>Rounds to the minor unit, halves away from zero.</summary>
    public static Money Round(decimal amount, Currency currency) =>
        new(decimal.Round(amount, currency.Decimals, MidpointRounding.AwayFromZero), currency);

    /// <summary>Adds two amounts of one currency.</summary>
    /// <exception cref="OmsException"><c>value.money_mixed</c>: two currencies.</exception>
    public static Money operator +(Money left, Money right) => new(left.Minor + right.Same(left).Minor, left.Currency);

    /// <summary>Subtracts an amount of the same currency.</summary>
    /// <exception cref="OmsException"><c>value.money_mixed</c>: two currencies.</exception>
    public static Money operator -(Money left, Money right) => new(left.Minor - right.Same(left).Minor, left.Currency);

    /// <summary>Turns the sign.</summary>
    public static Money operator -(Money value) => new(-value.Minor, value.Currency);

    /// <inheritdoc/>
    public int CompareTo(Money other) => Minor.CompareTo(other.Same(this).Minor);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount.ToString("F" + Currency.Decimals, CultureInfo.InvariantCulture)} {Currency}");

    private Money Same(Money other) => Currency == other.Currency
        ? this
        : throw new OmsException("value.money_mixed", $"{other.Currency} and {Currency} do not add up: convert one of them first.");
}
