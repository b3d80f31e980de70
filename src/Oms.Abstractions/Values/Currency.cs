using System.Collections.Frozen;

namespace Oms;

/// <summary>A currency of ISO 4217 with the number of decimals its minor unit has.</summary>
public readonly record struct Currency
{
    private const string TwoDecimals =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD "
        + "EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL "
        + "MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP "
        + "SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW";

    private const string NoDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
    private const string ThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";

    private static readonly FrozenDictionary<string, byte> DecimalsByCode =
        Codes(TwoDecimals, 2).Concat(Codes(NoDecimals, 0)).Concat(Codes(ThreeDecimals, 3)).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Looks a currency up by its three capital letters.</summary>
    /// <exception cref="OmsException"><c>value.currency</c>: not a current ISO 4217 code.</exception>
    public Currency(string code)
    {
        if (code is null || !DecimalsByCode.TryGetValue(code, out var decimals))
        {
            throw new OmsException("value.currency", $"'{code}' is no currency of ISO 4217: write three capital letters, such as GBP.");
        }

        Code = string.IsInterned(code) ?? code;
        Decimals = decimals;
    }

    /// <summary>Three capital letters.</summary>
    public string Code { get; }

    /// <summary>Decimals of the minor unit: 2 for GBP, 0 for JPY, 3 for KWD.</summary>
    public int Decimals { get; }

    /// <summary>How many minor units make one unit: 100 for GBP.</summary>
    public long MinorPerUnit => Decimals switch { 0 => 1, 2 => 100, _ => 1000 };

    /// <summary>Whether <paramref name="code"/> is a current ISO 4217 code.</summary>
    public static bool IsKnown(string? code) => code is not null && DecimalsByCode.ContainsKey(code);

    /// <inheritdoc/>
    public bool Equals(Currency other) => string.Equals(Code, other.Code, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => Code is null ? 0 : string.GetHashCode(Code, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Code ?? "";

    private static IEnumerable<KeyValuePair<string, byte>> Codes(string list, byte decimals) =>
        list.Split(' ').Select(code => KeyValuePair.Create(code, decimals));
}
