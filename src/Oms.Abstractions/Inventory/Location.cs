namespace Oms.Inventory;

/// <summary>A place where stock is.</summary>
public sealed record Location
{
    /// <summary>The code.</summary>
    public required LocationCode Code { get; init; }

    /// <summary>Name for people.</summary>
    public string? Name { get; init; }

    /// <summary>What kind of place.</summary>
    public LocationKind Kind { get; init; }

    /// <summary>Rank for the priority-list policy: the lowest is served from first; ties by code.</summary>
    /// <value>100.</value>
    public int Priority { get; init; } = 100;

    /// <summary>Whether orders may be allocated from it.</summary>
    /// <value>true.</value>
    public bool Active { get; init; } = true;

    /// <summary>ISO 3166 country, two letters; null: not said.</summary>
    public string? Country { get; init; }

    /// <summary>Where on earth; null: not said, and then its distance to anywhere is unknown.</summary>
    public GeoPoint? Coordinates { get; init; }

    /// <summary>IANA name of its time zone, by which days, opening and cut-off are read.</summary>
    /// <value>UTC.</value>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>When it works.</summary>
    public OpeningCalendar Opening { get; init; } = OpeningCalendar.EveryDay;

    /// <summary>Orders it takes a local day; null: without limit.</summary>
    public int? DailyCapacity { get; init; }

    /// <summary>What it may ship; null: everything, everywhere.</summary>
    public ShippingLimits? Ships { get; init; }

    /// <summary>Counts commits, from 1.</summary>
    public long Version { get; init; } = 1;

    /// <summary>The host's own texts.</summary>
    public Attributes Attributes { get; init; } = Attributes.Empty;
}

/// <summary>What kind of place a location is.</summary>
public enum LocationKind
{
    /// <summary>A warehouse.</summary>
    Warehouse = 0,

    /// <summary>A shop.</summary>
    Store = 1,

    /// <summary>A third-party logistics provider.</summary>
    ThirdParty = 2,

    /// <summary>A supplier who ships to the customer.</summary>
    DropShip = 3,

    /// <summary>No real place: stock that is only counted.</summary>
    Virtual = 4,
}
