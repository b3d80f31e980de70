using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Oms.Storage.EfCore.Providers;

/// <summary>
/// Gathers concurrent callers into runs, one run at a time. There is no timer: a run takes what had gathered while the one before it ran. The
/// caller that finds nothing running runs its own part itself, without a hop to another thread, then hands the queue on; unless the run before had
/// several members: their like are on their way, and whoever is ready to run gets in before the next run starts. Thread-safe.
/// </summary>
/// <typeparam name="TIn">What a caller asks.</typeparam>
/// <typeparam name="TOut">What it is answered.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Gatherer<TIn, TOut> : IThreadPoolWorkItem, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly GatheredQueue<TIn, TOut> _queue = new();
    private readonly Stack<Gathered<TIn, TOut>> _free = new();
    private readonly List<Gathered<TIn, TOut>> _run = [];
    private readonly SemaphoreSlim _places;
    private readonly GatheringOptions _options;
    private readonly RunDeadline _deadline;
    private TaskCompletionSource? _idle;
    private bool _running;
    private int _lastRun;
    private bool _closing;
    private long _runs;
    private long _members;

    private protected Gatherer(GatheringOptions options)
    {
        _options = options;
        _deadline = new RunDeadline(options.Deadline);
        _places = new SemaphoreSlim(options.Capacity);
    }

    /// <summary>How many runs there were.</summary>
    public long Runs => Interlocked.Read(ref _runs);

    /// <summary>How many callers were served by them.</summary>
    public long Members => Interlocked.Read(ref _members);

    /// <summary>Runs some callers' parts as one and answers each. An exception is the answer of whoever has none yet.</summary>
    private protected abstract ValueTask RunAsync(List<Gathered<TIn, TOut>> members, CancellationToken deadline);

    /// <summary>What a member is told that the run left without an answer.</summary>
    private protected abstract Exception Unanswered(Exception? error);

    /// <summary>Asks. The token counts while the caller waits in the queue; once its part runs, the true answer is returned.</summary>
    private protected ValueTask<TOut> GatherAsync(TIn input, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<TOut>(cancellationToken)
            : Enter(input, holdsPlace: false, cancellationToken);

    internal void Return(Gathered<TIn, TOut> member)
    {
        lock (_gate)
        {
            if (_free.Count < _options.MaxMembers * 4)
            {
                _free.Push(member);
            }
        }
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute() => _ = DrainAsync();

    /// <summary>Refuses new callers, serves those that wait as long as there is patience, refuses the rest.</summary>
    public async ValueTask DisposeAsync()
    {
        Task idle;
        lock (_gate)
        {
            _closing = true;
            idle = _running ? (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task : Task.CompletedTask;
        }

        GC.SuppressFinalize(this);
        await idle.WaitAsync(_options.PatienceForDrain).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Refuse();
        await idle.ConfigureAwait(false);
        _deadline.Dispose();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TOut> LeadAsync(Gathered<TIn, TOut> member)
    {
        _run.Add(member);
        await RunGuardedAsync().ConfigureAwait(false);
        _run.Clear();
        HandOn();
        return member.Take();
    }

    private void HandOn()
    {
        lock (_gate)
        {
            if (_queue.First is null)
            {
                Rest();
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private async Task DrainAsync()
    {
        while (TakeRun())
        {
            await RunGuardedAsync().ConfigureAwait(false);
            foreach (var member in _run)
            {
                member.Publish();
            }

            _run.Clear();
        }
    }

    private bool TakeRun()
    {
        lock (_gate)
        {
            while (_queue.First is { } member && _run.Count < _options.MaxMembers)
            {
                Leave(member);
                _run.Add(member);
            }

            if (_run.Count > 0)
            {
                return true;
            }

            Rest();
            return false;
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The exception is the callers' answer; the queue must go on.")]
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask RunGuardedAsync()
    {
        Exception? error = null;
        try
        {
            Volatile.Write(ref _lastRun, _run.Count);
            Interlocked.Increment(ref _runs);
            Interlocked.Add(ref _members, _run.Count);
            await RunAsync(_run, _deadline.Start()).ConfigureAwait(false);
            _deadline.Stop();
        }
        catch (Exception exception)
        {
            error = exception;
        }

        foreach (var member in _run)
        {
            if (!member.Answered)
            {
                member.Fail(Unanswered(error));
            }
        }
    }

    // The queue is full: wait outside, without a member.
    private async ValueTask<TOut> GatherLaterAsync(TIn input, CancellationToken cancellationToken)
    {
        if (!await _places.WaitAsync(_options.PatienceForPlace, cancellationToken).ConfigureAwait(false))
        {
            throw new StoreException(StoreErrors.Busy, $"{_options.Capacity} callers wait already; nothing was committed. Try again later.");
        }

        return await Enter(input, holdsPlace: true, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<TOut> Enter(TIn input, bool holdsPlace, CancellationToken cancellationToken)
    {
        Gathered<TIn, TOut>? member = null;
        bool idle, leads;
        lock (_gate)
        {
            idle = !_running && !_closing;
            leads = idle && _lastRun <= 1;
            if (holdsPlace && (leads || _closing))
            {
                _places.Release();
            }

            if (_closing)
            {
                return ValueTask.FromException<TOut>(Closed());
            }

            if (leads || holdsPlace || _places.Wait(0, CancellationToken.None))
            {
                member = _free.TryPop(out var free) ? free : new Gathered<TIn, TOut>(this);
                member.Input = input;
                _running = true;
                if (!leads)
                {
                    _queue.Add(member);
                }
            }
        }

        if (member is null)
        {
            return GatherLaterAsync(input, cancellationToken);
        }

        if (leads)
        {
            return LeadAsync(member);
        }

        var answer = Await(member, cancellationToken);
        if (idle)
        {
            // Behind the callers that can run already.
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        return answer;
    }

    private static ValueTask<TOut> Await(Gathered<TIn, TOut> member, CancellationToken cancellationToken)
    {
        // The member can be published meanwhile, but not used again: only the caller's await returns it.
        var task = new ValueTask<TOut>(member, member.Version);
        if (cancellationToken.CanBeCanceled)
        {
            member.Registration = cancellationToken.UnsafeRegister(
                static (state, token) =>
                {
                    var waiting = (Gathered<TIn, TOut>)state!;
                    waiting.Owner.Cancel(waiting, token);
                },
                member);
        }

        return task;
    }

    private void Cancel(Gathered<TIn, TOut> member, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!member.Waiting)
            {
                return;
            }

            Leave(member);
        }

        member.Fail(new OperationCanceledException("Cancelled before it was taken up; nothing was committed.", cancellationToken));
        member.Publish();
    }

    private void Refuse()
    {
        while (true)
        {
            Gathered<TIn, TOut> member;
            lock (_gate)
            {
                if (_queue.First is null)
                {
                    return;
                }

                member = _queue.First;
                Leave(member);
            }

            member.Fail(Closed());
            member.Publish();
        }
    }

    private static StoreException Closed() => new(StoreErrors.Unavailable, "The store is being closed; nothing was committed.");

    // What follows is called with the gate held.
    private void Leave(Gathered<TIn, TOut> member)
    {
        _queue.Remove(member);
        _places.Release();
    }

    private void Rest()
    {
        _running = false;
        _idle?.TrySetResult();
    }
}
