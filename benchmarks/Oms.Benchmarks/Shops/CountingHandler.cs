using System.Collections.Concurrent;
using Oms.Outbox;
using Oms.Storage;

namespace Oms.Benchmarks.Shops;

/// <summary>Hears every event, in order within its stream, and does nothing with it.</summary>
internal sealed class CountingHandler : IEventHandler
{
    private readonly ConcurrentDictionary<Guid, long> _last = [];
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _expected = long.MaxValue;
    private long _heard;

    public string Name => "benchmark";

    /// <summary>Completes when so many events were heard.</summary>
    public Task HeardAsync(long events)
    {
        Volatile.Write(ref _expected, events);
        return _done.Task;
    }

    public ValueTask<ChangeSet?> HandleAsync(EventContext context, CancellationToken cancellationToken)
    {
        var (stream, sequence) = (context.Envelope.Stream.Id, context.Envelope.Sequence);
        if (_last.GetValueOrDefault(stream) != sequence - 1)
        {
            _done.TrySetException(new InvalidOperationException($"Event {sequence} of {stream} came out of order."));
        }

        _last[stream] = sequence;
        if (Interlocked.Increment(ref _heard) == Volatile.Read(ref _expected))
        {
            _done.TrySetResult();
        }

        return ValueTask.FromResult<ChangeSet?>(null);
    }
}
