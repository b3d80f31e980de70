using System.ComponentModel;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks.Sources;

namespace Oms.Storage.EfCore.Providers;

/// <summary>One caller's part of a run. It is answered by whoever runs, published after the run, and used again for another caller.</summary>
/// <typeparam name="TIn">What the caller asks.</typeparam>
/// <typeparam name="TOut">What it is answered.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Gathered<TIn, TOut> : IValueTaskSource<TOut>
{
    private ManualResetValueTaskSourceCore<TOut> _source;
    private TOut? _answer;
    private Exception? _error;

    internal Gathered(Gatherer<TIn, TOut> owner)
    {
        Owner = owner;
        // A caller's continuation must not run on the thread that is about to start the next run.
        _source.RunContinuationsAsynchronously = true;
    }

    /// <summary>What the caller asks.</summary>
    public TIn Input { get; internal set; } = default!;

    /// <summary>Whether it has an answer or an error.</summary>
    public bool Answered { get; private set; }

    internal Gatherer<TIn, TOut> Owner { get; }

    internal Gathered<TIn, TOut>? Before { get; set; }

    internal Gathered<TIn, TOut>? After { get; set; }

    internal bool Waiting { get; set; }

    internal short Version => _source.Version;

    internal CancellationTokenRegistration Registration { get; set; }

    /// <summary>Notes the answer; the caller sees it when the run is over.</summary>
    public void Answer(TOut answer)
    {
        _answer = answer;
        _error = null;
        Answered = true;
    }

    /// <summary>Notes an error for this caller alone; it sees it when the run is over.</summary>
    public void Fail(Exception error)
    {
        _answer = default;
        _error = error;
        Answered = true;
    }

    internal void Publish()
    {
        if (_error is { } error)
        {
            _source.SetException(error);
        }
        else
        {
            _source.SetResult(_answer!);
        }
    }

    // For the caller that ran its own part: nobody waits on the source.
    internal TOut Take()
    {
        var (answer, error) = (_answer, _error);
        Recycle();
        if (error is not null)
        {
            ExceptionDispatchInfo.Throw(error);
        }

        return answer!;
    }

    TOut IValueTaskSource<TOut>.GetResult(short token)
    {
        try
        {
            return _source.GetResult(token);
        }
        finally
        {
            Recycle();
        }
    }

    ValueTaskSourceStatus IValueTaskSource<TOut>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<TOut>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);

    private void Recycle()
    {
        // Waits for a callback that runs just now: it must not cancel the member's next use.
        Registration.Dispose();
        Registration = default;
        Input = default!;
        _answer = default;
        _error = null;
        Answered = false;
        _source.Reset();
        Owner.Return(this);
    }
}
