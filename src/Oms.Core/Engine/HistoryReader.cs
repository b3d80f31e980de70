using Oms.Events;
using Oms.Storage;

namespace Oms.Engine;

/// <summary>Reads a stream's events from the first on.</summary>
internal sealed class HistoryReader(EventCodec codec)
{
    private const int PageSize = 500;

    public async ValueTask<IReadOnlyList<EventEnvelope>> OfAsync(View view, StreamId stream, CancellationToken cancellationToken)
    {
        var history = new List<EventEnvelope>();
        while (true)
        {
            var page = await view.Store.ReadAsync(new StoreRead.EventsOf(view.Tenant, stream, history.Count, PageSize), cancellationToken).ConfigureAwait(false);
            foreach (var stored in page)
            {
                history.Add(new EventEnvelope
                {
                    Tenant = view.Tenant,
                    Stream = stored.Stream,
                    Sequence = stored.Sequence,
                    At = stored.At,
                    Actor = stored.Actor,
                    CommitId = stored.CommitId,
                    Event = codec.Decode(stored),
                });
            }

            if (page.Count < PageSize)
            {
                return history;
            }
        }
    }
}
