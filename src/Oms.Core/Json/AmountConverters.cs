using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Oms.Json;

/// <summary>Amounts are text (<c>"12.30 GBP"</c>): a JSON number would be read as a double by somebody, sooner or later.</summary>
internal sealed class MoneyConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (amount, currency) = AmountText.Parse(reader.GetString());
        return new Money(amount, currency);
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        AmountText.Write(writer, value.Minor, value.Currency.Decimals, value.Currency.Decimals, value.Currency);
}

internal sealed class UnitPriceConverter : JsonConverter<UnitPrice>
{
    private const int Decimals = 6;

    public override UnitPrice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (amount, currency) = AmountText.Parse(reader.GetString());
        return new UnitPrice(amount, currency);
    }

    public override void Write(Utf8JsonWriter writer, UnitPrice value, JsonSerializerOptions options) =>
        AmountText.Write(writer, value.Scaled, Decimals, value.Currency.Decimals, value.Currency);
}

/// <summary>One number has one text, whatever its scale: the fingerprint of a command is made of it, and 7.50 is no other price than 7.5.</summary>
internal sealed class NumberConverter : JsonConverter<decimal>
{
    // With as many zeros as a decimal can have: the quotient comes out in the smallest scale that holds it.
    private const decimal One = 1.0000000000000000000000000000m;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(Canonical(value));

    public static decimal Canonical(decimal value) => value == 0 ? 0m : value / One;
}

internal sealed class CurrencyConverter : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}

internal static class AmountText
{
    public static (decimal Amount, Currency Currency) Parse(string? text)
    {
        var blank = text?.IndexOf(' ', StringComparison.Ordinal) ?? -1;
        return blank > 0 && decimal.TryParse(text.AsSpan(0, blank), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)
            ? (amount, new Currency(text![(blank + 1)..]))
            : throw new JsonException($"'{text}' is no amount such as '12.30 GBP'.");
    }

    /// <summary>Writes a scaled number with as many decimals as it needs, at least <paramref name="least"/>.</summary>
    public static void Write(Utf8JsonWriter writer, long scaled, int decimals, int least, Currency currency)
    {
        Span<byte> text = stackalloc byte[32];
        var at = text.Length;
        for (var i = 2; i >= 0; i--)
        {
            text[--at] = (byte)currency.Code[i];
        }

        text[--at] = (byte)' ';
        var rest = scaled < 0 ? unchecked(0UL - (ulong)scaled) : (ulong)scaled;
        var written = false;
        for (var i = 0; i < decimals; i++)
        {
            var digit = (byte)(rest % 10);
            rest /= 10;
            written |= digit != 0 || decimals - i <= least;
            if (written)
            {
                text[--at] = (byte)('0' + digit);
            }
        }

        if (written)
        {
            text[--at] = (byte)'.';
        }

        do
        {
            text[--at] = (byte)('0' + (rest % 10));
            rest /= 10;
        }
        while (rest > 0);

        if (scaled < 0)
        {
            text[--at] = (byte)'-';
        }

        writer.WriteStringValue(text[at..]);
    }
}
