namespace Oms.Sourcing;

/// <summary>The policies in force at a moment: published ones go before those of the same name that come with the code.</summary>
internal sealed class PoliciesInForce
{
    private readonly PolicyCatalog _catalog;
    private readonly IReadOnlyList<SourcingPolicy> _published;
    private readonly SourcingPolicy[] _scoped;

    public PoliciesInForce(PolicyCatalog catalog, IReadOnlyList<SourcingPolicy> published)
    {
        _catalog = catalog;
        _published = published;
        _scoped = [.. All.Where(policy => policy.For is not null).OrderBy(policy => policy.For!.Rank).ThenBy(policy => policy.Id, StringComparer.Ordinal)];
    }

    public IEnumerable<SourcingPolicy> All => _published.Concat(_catalog.Policies.Where(policy => _published.All(published => published.Id != policy.Id)));

    /// <exception cref="OmsException"><c>policy.unknown</c>.</exception>
    public SourcingPolicy Of(string id) => Find(id) ?? _catalog.Of(id);

    /// <summary>Which policy serves which demand: the first whose scope fits it, else the one that is named.</summary>
    public IReadOnlyList<(SourcingPolicy Policy, IReadOnlyList<AllocationDemand> Demands)> Choose(string named, SourcingSnapshot snapshot, ChannelCode channel)
    {
        if (_scoped.Length == 0)
        {
            return [(Of(named), snapshot.Demands)];
        }

        var choices = new List<(SourcingPolicy Policy, IReadOnlyList<AllocationDemand> Demands)>();
        foreach (var group in snapshot.Demands.GroupBy(demand => Array.Find(_scoped, policy => Fits(policy.For!, snapshot, channel, demand)) ?? Of(named)))
        {
            choices.Add((group.Key, [.. group]));
        }

        return choices;
    }

    /// <summary>How long a location has to begin an order's work: by the first policy whose scope fits the order whatever its items, else by the one it names.</summary>
    public NodaTime.Duration? AnswerWithin(Orders.Order order)
    {
        var scoped = Array.Find(_scoped, policy => policy.For!.Groups.Count == 0 && Fits(policy.For, order.Country, order.Channel));
        return (scoped ?? Find(order.AllocationPolicy))?.Limits.AnswerWithin;
    }

    private SourcingPolicy? Find(string id) => _published.FirstOrDefault(policy => policy.Id == id) ?? _catalog.Find(id);

    private static bool Fits(SourcingScope scope, string? destination, ChannelCode channel) =>
        (scope.Channels.Count == 0 || scope.Channels.Contains(channel))
        && (scope.Countries.Count == 0 || (destination is { } country && scope.Countries.Contains(country)));

    private static bool Fits(SourcingScope scope, SourcingSnapshot snapshot, ChannelCode channel, AllocationDemand demand) =>
        Fits(scope, snapshot.Country, channel)
        && (scope.Groups.Count == 0 || (snapshot.Item(demand.Sku)?.Group is { } group && scope.Groups.Contains(group)));
}
