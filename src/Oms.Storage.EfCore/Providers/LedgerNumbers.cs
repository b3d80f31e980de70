using System.ComponentModel;
using Oms.Inventory;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.Providers;

/// <summary>Numbers the movements of a change set from where the ledgers of their positions stand, as <see cref="CommitJudge"/> does. Not thread-safe; clear and use again.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LedgerNumbers
{
    private readonly List<(Sku Sku, LocationCode Location, LedgerNumber Last)> _last = [];
    private readonly List<LedgerNumber> _numbers = [];

    /// <summary>Says where the ledger of a position stands before the change set. A position that is not named begins with nothing.</summary>
    public void Start(Sku sku, LocationCode location, LedgerNumber last) => _last.Add((sku, location, last));

    /// <summary>Numbers of these movements, in their order.</summary>
    public IReadOnlyList<LedgerNumber> Of(IReadOnlyList<StockMovement> movements)
    {
        ArgumentNullException.ThrowIfNull(movements);
        for (var i = 0; i < movements.Count; i++)
        {
            var at = Find(movements[i].Sku, movements[i].Location);
            var last = _last[at].Last;
            var next = new LedgerNumber(last.No + 1, last.OnHandAfter + movements[i].Quantity);
            _last[at] = (movements[i].Sku, movements[i].Location, next);
            _numbers.Add(next);
        }

        return _numbers;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _last.Clear();
        _numbers.Clear();
    }

    private int Find(Sku sku, LocationCode location)
    {
        for (var i = 0; i < _last.Count; i++)
        {
            if (_last[i].Sku == sku && _last[i].Location == location)
            {
                return i;
            }
        }

        Start(sku, location, default);
        return _last.Count - 1;
    }
}
