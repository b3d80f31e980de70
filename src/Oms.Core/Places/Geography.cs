using Oms.Inventory;

namespace Oms.Places;

/// <summary>Whether a point is one on earth.</summary>
internal static class Geography
{
    public static bool IsOnEarth(GeoPoint point) => point is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 };

    public static string WhatToWrite(GeoPoint point) =>
        FormattableString.Invariant($"({point.Latitude}, {point.Longitude}) is no point on earth: write a latitude from -90 to 90 and a longitude from -180 to 180, in degrees.");
}
