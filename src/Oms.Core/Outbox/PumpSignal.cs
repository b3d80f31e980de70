using NodaTime;

namespace Oms.Outbox;

/// <summary>Wakes one waiting loop when this process has committed something. Each poke wakes one; pokes that find nobody waiting are kept as one. Thread-safe.</summary>
internal sealed class PumpSignal(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<TaskCompletionSource> _waiting = [];
    private bool _poked;

    /// <summary>Something was committed. Costs next to nothing while the loops are busy.</summary>
    public void Poke()
    {
        if (Volatile.Read(ref _poked))
        {
            return;
        }

        lock (_gate)
        {
            while (_waiting.Count > 0)
            {
                var waiter = _waiting[^1];
                _waiting.RemoveAt(_waiting.Count - 1);
                if (waiter.TrySetResult())
                {
                    return;
                }
            }

            _poked = true;
        }
    }

    /// <summary>Waits for a poke, for the time to pass, or for the token; which of them it was does not matter to the caller.</summary>
    public async ValueTask WaitAsync(Duration atMost, CancellationToken cancellationToken)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_poked)
            {
                _poked = false;
                return;
            }

            _waiting.Add(waiter);
        }

        using var timer = time.CreateTimer(static state => ((TaskCompletionSource)state!).TrySetResult(), waiter, atMost.ToTimeSpan(), Timeout.InfiniteTimeSpan);
        using var stop = cancellationToken.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), waiter);
        await waiter.Task.ConfigureAwait(false);
        lock (_gate)
        {
            _waiting.Remove(waiter);
        }
    }
}
