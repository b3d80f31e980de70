using System.Collections.Frozen;

namespace Oms.Sourcing;

/// <summary>The allocation policies by code.</summary>
internal sealed class PolicyCatalog
{
    private readonly FrozenDictionary<string, IAllocationPolicy> _policies;

    /// <exception cref="OmsException"><c>policy.twice</c>: two policies of one code.</exception>
    public PolicyCatalog(IEnumerable<IAllocationPolicy> policies)
    {
        var all = policies.ToList();
        if (all.GroupBy(policy => policy.Code, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new OmsException("policy.twice", $"The allocation policy '{twice.Key}' is registered {twice.Count()} times: keep one.");
        }

        _policies = all.ToFrozenDictionary(policy => policy.Code, StringComparer.Ordinal);
    }

    public bool Knows(string code) => _policies.ContainsKey(code);

    public IAllocationPolicy Of(string code) => _policies.TryGetValue(code, out var policy)
        ? policy
        : throw new OmsException("policy.unknown", $"There is no allocation policy '{code}': there are {string.Join(", ", _policies.Keys.Order(StringComparer.Ordinal))}.");
}
