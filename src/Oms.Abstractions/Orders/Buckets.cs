namespace Oms.Orders;

/// <summary>Where units of a line are. The buckets are disjoint, and their sum is the ordered quantity, always (invariant Q1).</summary>
public enum Bucket
{
    /// <summary>Nothing decided yet.</summary>
    Unallocated = 0,

    /// <summary>Sold without stock.</summary>
    Backordered = 1,

    /// <summary>Promised from a location.</summary>
    Allocated = 2,

    /// <summary>Given to the location as work.</summary>
    Released = 3,

    /// <summary>Taken from the shelf.</summary>
    Picked = 4,

    /// <summary>In a parcel.</summary>
    Packed = 5,

    /// <summary>Handed over.</summary>
    Shipped = 6,

    /// <summary>Arrived.</summary>
    Delivered = 7,

    /// <summary>Lost on the way.</summary>
    Lost = 8,

    /// <summary>Came back to the sender.</summary>
    ReturnedToSender = 9,

    /// <summary>Cancelled before it left.</summary>
    Cancelled = 10,
}

/// <summary>Units of one line by bucket.</summary>
public readonly record struct Buckets
{
    /// <summary>Nothing decided yet.</summary>
    public long Unallocated { get; init; }

    /// <summary>Sold without stock.</summary>
    public long Backordered { get; init; }

    /// <summary>Promised from a location.</summary>
    public long Allocated { get; init; }

    /// <summary>Given to the location as work.</summary>
    public long Released { get; init; }

    /// <summary>Taken from the shelf.</summary>
    public long Picked { get; init; }

    /// <summary>In a parcel.</summary>
    public long Packed { get; init; }

    /// <summary>Handed over.</summary>
    public long Shipped { get; init; }

    /// <summary>Arrived.</summary>
    public long Delivered { get; init; }

    /// <summary>Lost on the way.</summary>
    public long Lost { get; init; }

    /// <summary>Came back to the sender.</summary>
    public long ReturnedToSender { get; init; }

    /// <summary>Cancelled before it left.</summary>
    public long Cancelled { get; init; }

    /// <summary>All units.</summary>
    public long Sum => Unallocated + Backordered + Allocated + Released + Picked + Packed + Shipped + Delivered + Lost + ReturnedToSender + Cancelled;

    /// <summary>Units that may still leave.</summary>
    public long ToShip => Unallocated + Backordered + Allocated + Released + Picked + Packed;

    /// <summary>Units that may still arrive.</summary>
    public long ToDeliver => ToShip + Shipped;

    /// <summary>Units in one bucket.</summary>
    public long this[Bucket bucket] => bucket switch
    {
        Bucket.Unallocated => Unallocated,
        Bucket.Backordered => Backordered,
        Bucket.Allocated => Allocated,
        Bucket.Released => Released,
        Bucket.Picked => Picked,
        Bucket.Packed => Packed,
        Bucket.Shipped => Shipped,
        Bucket.Delivered => Delivered,
        Bucket.Lost => Lost,
        Bucket.ReturnedToSender => ReturnedToSender,
        Bucket.Cancelled => Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(bucket), bucket, "There is no such bucket."),
    };

    /// <summary>The same units with some moved.</summary>
    /// <exception cref="InvalidOperationException">The bucket does not hold that many: the event does not belong to this order.</exception>
    public Buckets Move(Bucket from, Bucket to, long quantity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantity);
        if (this[from] < quantity)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"{quantity} units cannot leave '{from}', which holds {this[from]}."));
        }

        return Add(from, -quantity).Add(to, quantity);
    }

    private Buckets Add(Bucket bucket, long quantity) => bucket switch
    {
        Bucket.Unallocated => this with { Unallocated = Unallocated + quantity },
        Bucket.Backordered => this with { Backordered = Backordered + quantity },
        Bucket.Allocated => this with { Allocated = Allocated + quantity },
        Bucket.Released => this with { Released = Released + quantity },
        Bucket.Picked => this with { Picked = Picked + quantity },
        Bucket.Packed => this with { Packed = Packed + quantity },
        Bucket.Shipped => this with { Shipped = Shipped + quantity },
        Bucket.Delivered => this with { Delivered = Delivered + quantity },
        Bucket.Lost => this with { Lost = Lost + quantity },
        Bucket.ReturnedToSender => this with { ReturnedToSender = ReturnedToSender + quantity },
        _ => this with { Cancelled = Cancelled + quantity },
    };
}
