using System.Collections.Frozen;

namespace Oms.Sourcing;

/// <summary>Strategies by code and the policies that come with the code. A strategy of the host's can be named like a policy.</summary>
internal sealed class PolicyCatalog
{
    private readonly FrozenDictionary<string, IAllocationStrategy> _strategies;
    private readonly FrozenDictionary<string, SourcingPolicy> _policies;
    private volatile Remembered? _inForce;

    /// <exception cref="OmsException"><c>policy.twice</c>: two policies or strategies of one name. <c>policy.invalid</c>: one contradicts itself.</exception>
    public PolicyCatalog(IEnumerable<IAllocationStrategy> strategies, IEnumerable<SourcingPolicy> policies)
    {
        var all = strategies.ToList();
        ThrowIfTwice(all.Select(strategy => strategy.Code), "allocation strategy");
        _strategies = all.ToFrozenDictionary(strategy => strategy.Code, StringComparer.Ordinal);
        var own = policies.Select(policy => policy with { Version = 0 }).ToList();
        ThrowIfTwice(own.Select(policy => policy.Id), "sourcing policy");
        foreach (var policy in own)
        {
            if (PolicyChecks.Find(policy, this) is [var first, ..])
            {
                throw new OmsException("policy.invalid", $"The sourcing policy '{policy.Id}' cannot be used: {first.Field}: {first.Message}");
            }
        }

        _policies = SourcingPresets.All
            .Concat(all.Where(strategy => SourcingPresets.All.All(preset => preset.Id != strategy.Code)).Select(strategy => new SourcingPolicy { Id = strategy.Code, Strategy = strategy.Code }))
            .Where(given => own.All(policy => policy.Id != given.Id))
            .Concat(own)
            .ToFrozenDictionary(policy => policy.Id, StringComparer.Ordinal);
    }

    public IEnumerable<SourcingPolicy> Policies => _policies.Values;

    /// <summary>With what is published; the list is the reader's, and while it is the same so is the answer.</summary>
    public PoliciesInForce InForce(IReadOnlyList<SourcingPolicy> published)
    {
        var known = _inForce;
        if (known is null || !ReferenceEquals(known.Published, published))
        {
            _inForce = known = new Remembered(published, new PoliciesInForce(this, published));
        }

        return known.Policies;
    }

    public bool KnowsStrategy(string code) => _strategies.ContainsKey(code);

    public IAllocationStrategy Strategy(string code) => _strategies.TryGetValue(code, out var strategy)
        ? strategy
        : throw new OmsException("policy.unknown_strategy", $"There is no allocation strategy '{code}': there are {string.Join(", ", _strategies.Keys.Order(StringComparer.Ordinal))}.");

    public SourcingPolicy? Find(string id) => _policies.GetValueOrDefault(id);

    public SourcingPolicy Of(string id) => Find(id)
        ?? throw new OmsException("policy.unknown", $"There is no sourcing policy '{id}': there are {string.Join(", ", _policies.Keys.Order(StringComparer.Ordinal))}, and those that were published.");

    private static void ThrowIfTwice(IEnumerable<string> names, string what)
    {
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new OmsException("policy.twice", $"The {what} '{twice.Key}' is registered {twice.Count()} times: keep one.");
        }
    }

    private sealed record Remembered(IReadOnlyList<SourcingPolicy> Published, PoliciesInForce Policies);
}
