using Oms.Orders;

namespace Oms.Storage.EfCore.Model;

/// <summary>What of an order has no column of its own, as it is stored.</summary>
internal sealed class OrderDetails
{
    public OpenChange? Change { get; init; }

    public long? ContentVersion { get; init; }

    /// <summary>What rules have decided; null: nothing.</summary>
    public StoredHandling? Handling { get; init; }

    /// <summary>Approvals that were asked for; null: none.</summary>
    public IReadOnlyList<StoredApproval>? Approvals { get; init; }

    /// <summary>Lines of which the channel says something.</summary>
    public IReadOnlyList<ChannelLine>? Lines { get; init; }

    public static string? Encode(Order order)
    {
        var lines = ChannelLines(order);
        return order is { Change: null, ContentVersion: null, Handling: null, Approvals.Length: 0 } && lines is null
            ? null
            : DetailsJson.Encode(
                new OrderDetails
                {
                    Change = order.Change is { } change ? OpenChange.Of(change) : null,
                    ContentVersion = order.ContentVersion,
                    Lines = lines,
                    Handling = order.Handling is { } handling ? StoredHandling.Of(handling) : null,
                    Approvals = order.Approvals.IsEmpty ? null : [.. order.Approvals.Select(StoredApproval.Of)],
                },
                DetailsJson.Default.OrderDetails);
    }

    public static Order Decode(Order order, string json)
    {
        var stored = DetailsJson.Decode(json, DetailsJson.Default.OrderDetails);
        return order with
        {
            Change = stored.Change?.Value(),
            ContentVersion = stored.ContentVersion,
            Handling = stored.Handling?.Value(),
            Approvals = stored.Approvals is { } approvals ? [.. approvals.Select(approval => approval.Value(order.Currency))] : [],
            Lines = stored.Lines is { } lines ? [.. order.Lines.Select(line => With(line, lines))] : order.Lines,
        };
    }

    private static List<ChannelLine>? ChannelLines(Order order)
    {
        List<ChannelLine>? told = null;
        foreach (var line in order.Lines)
        {
            if (line.ExternalId is not null || line.ChannelUnits is not null)
            {
                (told ??= []).Add(new ChannelLine(line.LineNo, line.ExternalId, line.ChannelUnits));
            }
        }

        return told;
    }

    private static OrderLine With(OrderLine line, IReadOnlyList<ChannelLine> lines) => lines.FirstOrDefault(told => told.Line == line.LineNo) is { } found
        ? line with { ExternalId = found.Id, ChannelUnits = found.Units }
        : line;

    internal sealed record ChannelLine(int Line, string? Id, long? Units);

    internal sealed record Units(int Line, long Quantity);

    internal sealed record Content(long Version, string Hash, IReadOnlyList<Units>? Lines)
    {
        public static Content Of(ChannelContent content) =>
            new(content.Version, content.Hash, content.Units.IsEmpty ? null : [.. content.Units.Select(line => new Units(line.LineNo, line.Quantity))]);

        public ChannelContent Value() => new() { Version = Version, Hash = Hash, Units = [.. Lines?.Select(line => new LineUnits(line.Line, line.Quantity)) ?? []] };
    }

    internal sealed class OpenChange
    {
        public Guid Id { get; init; }

        /// <summary>Microseconds since 1970.</summary>
        public long OpenedAt { get; init; }

        public ChangeState State { get; init; }

        public IReadOnlyList<StoredAction> Actions { get; init; } = [];

        public Content? Content { get; init; }

        public static OpenChange Of(OrderChange change) => new()
        {
            Id = change.Id,
            OpenedAt = InstantConverter.ToMicroseconds(change.OpenedAt),
            State = change.State,
            Actions = [.. change.Actions.Select(StoredAction.Of)],
            Content = change.Content is { } content ? Content.Of(content) : null,
        };

        public OrderChange Value() => new()
        {
            Id = Id,
            OpenedAt = InstantConverter.FromMicroseconds(OpenedAt),
            State = State,
            Actions = [.. Actions.Select(action => action.Value())],
            Content = Content?.Value(),
        };
    }
}
