using NodaTime;

namespace Oms.Supply;

/// <summary>A purchase order, an advance ship notice or a transfer, as it stood at one version.</summary>
public sealed record InboundSupply
{
    /// <summary>Most characters of a number: a line's place must fit a location code.</summary>
    public const int MaxNumberLength = 48;

    /// <summary>The number, unique per tenant.</summary>
    public required string Number { get; init; }

    /// <summary>Identity; that of its event stream, too.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is.</summary>
    public required SupplyKind Kind { get; init; }

    /// <summary>The supplier, in the host's words; null: not said.</summary>
    public string? Supplier { get; init; }

    /// <summary>The host's reference; null: none.</summary>
    public string? Reference { get; init; }

    /// <summary>Where a transfer comes from; null: it is none.</summary>
    public LocationCode? From { get; init; }

    /// <summary>The lines.</summary>
    public required IReadOnlyList<SupplyLine> Lines { get; init; }

    /// <summary>Number of the last event in its stream.</summary>
    public long Sequence { get; init; }

    /// <summary>Counts commits, from 1.</summary>
    public long Version { get; init; }

    /// <summary>Whether something is still to come.</summary>
    public bool IsOpen => Lines.Any(line => line.Open > 0);

    /// <summary>The place at which a line's units are expected and claimed.</summary>
    public LocationCode PlaceOf(int lineNo) => PlaceOf(Number, lineNo);

    /// <inheritdoc cref="PlaceOf(int)"/>
    public static LocationCode PlaceOf(string number, int lineNo) => new(FormattableString.Invariant($"{LocationCode.InboundMark}{number}/{lineNo}"));

    /// <summary>Reads a place; false: it is none.</summary>
    public static bool TryReadPlace(LocationCode place, out string number, out int lineNo)
    {
        var slash = place.IsInbound ? place.Value.LastIndexOf('/') : -1;
        number = slash > 1 ? place.Value[1..slash] : "";
        lineNo = 0;
        return slash > 1 && int.TryParse(place.Value.AsSpan(slash + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out lineNo);
    }
}

/// <summary>A line of inbound supply.</summary>
public sealed record SupplyLine
{
    /// <summary>Number within the supply, from 1.</summary>
    public required int LineNo { get; init; }

    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>Where it is to be received.</summary>
    public required LocationCode To { get; init; }

    /// <summary>Units ordered or sent.</summary>
    public required long Ordered { get; init; }

    /// <summary>Units received, those beyond what was open included.</summary>
    public long Received { get; init; }

    /// <summary>Of <see cref="Received"/>, units beyond what was open.</summary>
    public long Over { get; init; }

    /// <summary>Units that will not come: cancelled, or closed short. Of a transfer: that came back.</summary>
    public long Cancelled { get; init; }

    /// <summary>Units lost on the way.</summary>
    public long Lost { get; init; }

    /// <summary>When all of it is expected at <see cref="To"/>, at the latest; null: not said.</summary>
    public Instant? ExpectedAt { get; init; }

    /// <summary>Whether its date was moved back since it was first said.</summary>
    public bool Delayed { get; init; }

    /// <summary>What one unit costs; null: not said.</summary>
    public UnitPrice? UnitCost { get; init; }

    /// <summary>Where it is in its life.</summary>
    public SupplyState State { get; init; }

    /// <summary>Units still to come; that is what its place has.</summary>
    public long Open => Ordered + Over - Received - Cancelled - Lost;
}

/// <summary>What a supply is.</summary>
public enum SupplyKind
{
    /// <summary>Ordered from a supplier.</summary>
    PurchaseOrder = 0,

    /// <summary>A supplier's notice of what is on its way.</summary>
    ShipNotice = 1,

    /// <summary>From a location of one's own.</summary>
    Transfer = 2,
}

/// <summary>Life of a line of supply.</summary>
public enum SupplyState
{
    /// <summary>Meant to be ordered.</summary>
    Planned = 0,

    /// <summary>Ordered.</summary>
    Ordered = 1,

    /// <summary>The supplier confirmed it.</summary>
    Confirmed = 2,

    /// <summary>It is on its way.</summary>
    Shipped = 3,

    /// <summary>Some units came, more are to come.</summary>
    PartiallyReceived = 4,

    /// <summary>All units came.</summary>
    Received = 5,

    /// <summary>Nothing more comes, although not all did.</summary>
    Closed = 6,
}
