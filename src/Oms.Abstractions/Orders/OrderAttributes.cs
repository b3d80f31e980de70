using System.Globalization;
using Oms.Inventory;

namespace Oms.Orders;

/// <summary>Attributes of orders that the SDK itself reads and writes. They begin with <c>oms.</c>; a host leaves that prefix alone.</summary>
public static class OrderAttributes
{
    /// <summary>Code of the location where the customer collects the order.</summary>
    public const string CollectAt = "oms.collect-at";

    /// <summary>The order's priority, a whole number.</summary>
    public const string Priority = "oms.priority";

    /// <summary>The customer's tier.</summary>
    public const string CustomerTier = "oms.tier";

    /// <summary>Latitude and longitude of the destination to a tenth of a degree, such as <c>51.5 -0.1</c>.</summary>
    public const string Destination = "oms.destination";

    /// <summary>Codes of locations that declined the order, a line feed between them.</summary>
    public const string Declined = "oms.declined";

    /// <summary>Writes a destination as the attribute has it.</summary>
    public static string Write(GeoPoint point) => string.Create(CultureInfo.InvariantCulture, $"{point.Latitude:0.#} {point.Longitude:0.#}");

    internal static GeoPoint? Point(string? text) =>
        text?.Split(' ') is [var latitude, var longitude]
        && double.TryParse(latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var north)
        && double.TryParse(longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var east)
            ? new GeoPoint(north, east)
            : null;

    internal static IReadOnlyList<LocationCode> Locations(string? text) =>
        string.IsNullOrEmpty(text) ? [] : [.. text.Split('\n').Select(code => new LocationCode(code))];
}
