using Oms.Inventory;
using Oms.Storage.EfCore.PostgreSql.Commits;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.PostgreSql.Reads;

/// <summary>Reads several reservations at one moment in one round trip. Called once at a time.</summary>
internal sealed class ReservationReads : IDisposable
{
    private readonly IdReads _reads = new();
    private readonly Dictionary<Guid, List<ReservationLineRow>> _lines = [];

    public ReservationReads(OmsTables tables) => _reads.Add(tables.ReservationLines, nameof(ReservationLineRow.Reservation), Keep);

    public async ValueTask ReadAsync(IBatchConnection connection, IReadOnlyList<StoreRead.ReservationById> keys, Memory<SoftReservation?> found, CancellationToken deadline)
    {
        try
        {
            for (var i = 0; i < keys.Count; i++)
            {
                _reads.Ask(keys[i].Id);
            }

            await _reads.RunAsync(connection, deadline).ConfigureAwait(false);
            for (var i = 0; i < keys.Count; i++)
            {
                found.Span[i] = _lines.TryGetValue(keys[i].Id, out var lines) && lines[0].Tenant == keys[i].Tenant.Value ? StockRows.Value(lines) : null;
            }
        }
        finally
        {
            _lines.Clear();
            _reads.Clear();
        }
    }

    public void Dispose() => _reads.Dispose();

    private void Keep(ReservationLineRow row)
    {
        if (!_lines.TryGetValue(row.Reservation, out var lines))
        {
            _lines.Add(row.Reservation, lines = []);
        }

        lines.Add(row);
    }
}
