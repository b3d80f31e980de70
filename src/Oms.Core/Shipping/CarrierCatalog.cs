using System.Collections.Frozen;

namespace Oms.Shipping;

/// <summary>The carriers by code.</summary>
internal sealed class CarrierCatalog
{
    private readonly FrozenDictionary<string, ICarrier> _carriers;

    /// <exception cref="OmsException"><c>carrier.twice</c>: two carriers of one code.</exception>
    public CarrierCatalog(IEnumerable<ICarrier> carriers)
    {
        var all = carriers.ToList();
        if (all.GroupBy(carrier => carrier.Code, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new OmsException("carrier.twice", $"The carrier '{twice.Key}' is registered {twice.Count()} times: give each account a name of its own.");
        }

        _carriers = all.ToFrozenDictionary(carrier => carrier.Code, StringComparer.Ordinal);
    }

    public ICarrier Of(string code) => _carriers.TryGetValue(code, out var carrier)
        ? carrier
        : throw new OmsException("carrier.unknown", $"There is no carrier '{code}': {(_carriers.Count == 0 ? "none is registered" : $"there are {string.Join(", ", _carriers.Keys.Order(StringComparer.Ordinal))}")}.");
}
