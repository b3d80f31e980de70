using Oms.Inventory;

namespace Oms.Places;

/// <summary>Distances over the earth's surface.</summary>
internal static class Distance
{
    // Mean radius of the earth (IUGG), in kilometres.
    private const double Radius = 6371.0088;

    /// <summary>Kilometres along the great circle by the haversine formula, whole, so that the last bits of a sine decide nothing.</summary>
    public static long Kilometres(GeoPoint from, GeoPoint to)
    {
        var (south, north) = (double.DegreesToRadians(from.Latitude), double.DegreesToRadians(to.Latitude));
        var byLatitude = Math.Sin((north - south) / 2);
        var byLongitude = Math.Sin(double.DegreesToRadians(to.Longitude - from.Longitude) / 2);
        var half = (byLatitude * byLatitude) + (Math.Cos(south) * Math.Cos(north) * byLongitude * byLongitude);
        return (long)Math.Round(2 * Radius * Math.Asin(Math.Sqrt(Math.Min(1, half))));
    }
}
