using Oms.Orders;

namespace Oms.Storage.EfCore.Model;

/// <summary>What rules have decided about an order, as it is stored.</summary>
internal sealed class StoredHandling
{
    public int? Priority { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public IReadOnlyList<string>? Route { get; init; }

    public bool? KeepTogether { get; init; }

    public string? Carrier { get; init; }

    public string? Service { get; init; }

    public IReadOnlyList<string>? Undecided { get; init; }

    public IReadOnlyDictionary<string, string>? Facts { get; init; }

    public static StoredHandling Of(OrderHandling handling) => new()
    {
        Priority = handling.Priority,
        Tags = handling.Tags.IsEmpty ? null : handling.Tags,
        Route = handling.Route.IsEmpty ? null : [.. handling.Route.Select(location => location.Value)],
        KeepTogether = handling.KeepTogether,
        Carrier = handling.Carrier,
        Service = handling.Service,
        Undecided = handling.Undecided.IsEmpty ? null : handling.Undecided,
        Facts = handling.Facts.Count == 0 ? null : handling.Facts.ToDictionary(StringComparer.Ordinal),
    };

    public OrderHandling Value() => new()
    {
        Priority = Priority,
        Tags = [.. Tags ?? []],
        Route = [.. (Route ?? []).Select(code => new LocationCode(code))],
        KeepTogether = KeepTogether,
        Carrier = Carrier,
        Service = Service,
        Undecided = [.. Undecided ?? []],
        Facts = Attributes.Of(Facts ?? new Dictionary<string, string>()),
    };
}

/// <summary>An approval, as it is stored.</summary>
internal sealed class StoredApproval
{
    public int No { get; init; }

    public string Kind { get; init; } = "";

    public string Approvers { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary>Microseconds since 1970.</summary>
    public long RequestedAt { get; init; }

    public string RequestedBy { get; init; } = "";

    /// <summary>In minor units of the order's currency.</summary>
    public long Total { get; init; }

    public int Hold { get; init; }

    public ApprovalState State { get; init; }

    /// <summary>Microseconds since 1970.</summary>
    public long? DecidedAt { get; init; }

    public string? DecidedBy { get; init; }

    public string? Source { get; init; }

    public static StoredApproval Of(Approval approval) => new()
    {
        No = approval.No,
        Kind = approval.Kind,
        Approvers = approval.Approvers,
        Reason = approval.Reason,
        RequestedAt = InstantConverter.ToMicroseconds(approval.RequestedAt),
        RequestedBy = approval.RequestedBy,
        Total = approval.Total.Minor,
        Hold = approval.Hold,
        State = approval.State,
        DecidedAt = approval.DecidedAt is { } at ? InstantConverter.ToMicroseconds(at) : null,
        DecidedBy = approval.DecidedBy,
        Source = approval.Source,
    };

    public Approval Value(Currency currency) => new()
    {
        No = No,
        Kind = Kind,
        Approvers = Approvers,
        Reason = Reason,
        RequestedAt = InstantConverter.FromMicroseconds(RequestedAt),
        RequestedBy = RequestedBy,
        Total = Money.OfMinor(Total, currency),
        Hold = Hold,
        State = State,
        DecidedAt = DecidedAt is { } at ? InstantConverter.FromMicroseconds(at) : null,
        DecidedBy = DecidedBy,
        Source = Source,
    };
}
