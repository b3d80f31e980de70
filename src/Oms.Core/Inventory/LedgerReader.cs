using Oms.Engine;
using Oms.Storage;

namespace Oms.Inventory;

/// <summary>Sums what moved since units were counted.</summary>
internal static class LedgerReader
{
    private const int PageSize = 1000;

    /// <summary>For each line of a count, the units of its condition that came (positive) or went (negative) between <see cref="CountLine.Moves"/> and the position as it was read.</summary>
    /// <exception cref="ValidationFailedException"><c>count.moves</c>: the ledger is not that long.</exception>
    public static async ValueTask<IReadOnlyList<long>> SinceAsync(View view, CountStock command, StockView read, CancellationToken cancellationToken)
    {
        var since = new long[command.Lines.Count];
        for (var i = 0; i < since.Length; i++)
        {
            var line = command.Lines[i];
            var last = StockBook.Position(read, line.Sku, command.Location).Moves;
            if (line.Moves > last)
            {
                throw new ValidationFailedException(new Finding("count.moves", FormattableString.Invariant($"Lines[{i}].Moves"), FormattableString.Invariant($"{line.Sku} at {command.Location} has moved {last} times, not {line.Moves}: write StockPosition.Moves as it was read when it was counted.")));
            }

            if (line.Moves < last)
            {
                since[i] = await SumAsync(view, command.Location, line, last, cancellationToken).ConfigureAwait(false);
            }
        }

        return since;
    }

    private static async ValueTask<long> SumAsync(View view, LocationCode location, CountLine line, long last, CancellationToken cancellationToken)
    {
        var sum = 0L;
        string? cursor = null;
        do
        {
            var page = await view.Store.QueryAsync(new StoreQuery.Ledger(view.Tenant, line.Sku, location, cursor, PageSize), cancellationToken).ConfigureAwait(false);
            sum += page.Items.Where(movement => movement.No > line.Moves && movement.No <= last && movement.Condition == line.Condition).Sum(movement => movement.Quantity);
            cursor = page.Next;
        }
        while (cursor is not null);
        return sum;
    }
}
