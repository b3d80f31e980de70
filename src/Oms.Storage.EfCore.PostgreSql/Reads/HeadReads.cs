using Oms.Storage.EfCore.PostgreSql.Commits;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.PostgreSql.Reads;

/// <summary>Reads the heads of several streams at one moment in one round trip. Called once at a time.</summary>
internal sealed class HeadReads : IDisposable
{
    private readonly IdReads _reads = new();
    private readonly Dictionary<Guid, StreamRow> _streams = [];
    private readonly List<StreamHandlerRow> _handlers = [];

    public HeadReads(OmsTables tables)
    {
        _reads.Add(tables.Streams, nameof(StreamRow.Id), row => _streams[row.Id] = row);
        _reads.Add(tables.StreamHandlers, nameof(StreamHandlerRow.Stream), _handlers.Add);
    }

    public async ValueTask ReadAsync(IBatchConnection connection, IReadOnlyList<StoreRead.StreamHead> keys, Memory<StreamState?> heads, CancellationToken deadline)
    {
        try
        {
            for (var i = 0; i < keys.Count; i++)
            {
                _reads.Ask(keys[i].Stream.Id);
            }

            await _reads.RunAsync(connection, deadline).ConfigureAwait(false);
            for (var i = 0; i < keys.Count; i++)
            {
                heads.Span[i] = _streams.TryGetValue(keys[i].Stream.Id, out var row) && row.Tenant == keys[i].Tenant.Value
                    ? OutboxRows.Value(row, [.. _handlers.Where(handler => handler.Stream == row.Id)])
                    : null;
            }
        }
        finally
        {
            _streams.Clear();
            _handlers.Clear();
            _reads.Clear();
        }
    }

    public void Dispose() => _reads.Dispose();
}
