using NodaTime;

namespace Oms.Engine;

/// <summary>A line of inbound supply that can still be claimed.</summary>
/// <param name="Place">Where its units are expected and claimed.</param>
/// <param name="Sku">The SKU.</param>
/// <param name="To">Where it is to be received.</param>
/// <param name="ExpectedAt">When, at the latest; null: nobody knows.</param>
/// <param name="Open">Units still to come.</param>
/// <param name="Free">Of them, units that nobody has claimed.</param>
internal sealed record InboundLine(LocationCode Place, Sku Sku, LocationCode To, Instant? ExpectedAt, long Open, long Free)
{
    /// <summary>The earliest first, those without a date last; ties by place.</summary>
    public static int ByDate(InboundLine a, InboundLine b)
    {
        var byDate = (a.ExpectedAt ?? Instant.MaxValue).CompareTo(b.ExpectedAt ?? Instant.MaxValue);
        return byDate != 0 ? byDate : a.Place.CompareTo(b.Place);
    }
}
