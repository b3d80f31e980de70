using Oms.Inventory;

namespace Oms.Verification;

/// <summary>What transfers moved, summed by transfer and SKU: what left its source is expected, and what arrives is expected no more. Only those that do not add up to nothing are kept. Not thread-safe.</summary>
internal sealed class TransferSums
{
    public const string Cause = "transfer";

    private readonly Dictionary<(Guid Transfer, Sku Sku), long> _sums = [];

    public static string Name => "transfers_conserve";

    public static string Promise => "What left a location for another is on its way, arrived, or was lost: no unit of a transfer appears or vanishes.";

    /// <summary>Movements that were met, whatever their cause.</summary>
    public long Examined { get; private set; }

    public void Add(StockMovement movement)
    {
        Examined++;
        if (movement.CauseKind != Cause || movement.Kind is not (MovementKind.TransferredOut or MovementKind.TransferredIn or MovementKind.Expected or MovementKind.Arrived))
        {
            return;
        }

        var key = (movement.CauseId, movement.Sku);
        var sum = _sums.GetValueOrDefault(key) + movement.Quantity;
        if (sum == 0)
        {
            _sums.Remove(key);
        }
        else
        {
            _sums[key] = sum;
        }
    }

    /// <summary>Those that do not add up, here and in another look at the same movements: a transfer that was committed while they were read may be seen in part.</summary>
    public IEnumerable<string> Find(TransferSums again) => _sums
        .Where(sum => again._sums.GetValueOrDefault(sum.Key) == sum.Value)
        .OrderBy(sum => sum.Key)
        .Select(sum => Text.Of($"Transfer {sum.Key.Transfer}: {Math.Abs(sum.Value)} units of {sum.Key.Sku} {(sum.Value > 0 ? "appeared" : "vanished")} on the way."));

    /// <summary>Whether all that were met add up.</summary>
    public bool IsBalanced => _sums.Count == 0;
}
