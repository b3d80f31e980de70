using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace Oms.Outbox;

/// <summary>
/// Calls code that is not ours so that it costs its own time-out at most: what throws or hangs is an outcome here. A call that does not
/// come back is abandoned; a name with as many abandoned calls as there are workers is not called again before one of them ends. Thread-safe.
/// </summary>
internal sealed class ForeignCalls(ISideWork side, TimeProvider time, IOptions<OutboxOptions> options)
{
    private readonly ConcurrentDictionary<string, int> _abandoned = new(StringComparer.Ordinal);

    public async ValueTask<CallOutcome<T>> RunAsync<T>(string name, Func<CancellationToken, ValueTask<T>> call, PassStop stop)
    {
        if (_abandoned.GetValueOrDefault(name) >= options.Value.Workers)
        {
            return CallOutcome<T>.Failed(Text($"'{name}' has {_abandoned[name]} calls that never came back; it is called again when one of them ends."));
        }

        var limit = options.Value.HandlerTimeout.ToTimeSpan();
        var timeout = new CancellationTokenSource(limit, time);
        var told = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop.Asked);
        var abandon = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop.Handlers);

        // On a thread of its own from the start: code that blocks must not hold the pass.
        var running = side.RunAsync(() => call(told.Token).AsTask(), CancellationToken.None);
        try
        {
            return CallOutcome<T>.Done(await running.WaitAsync(abandon.Token).ConfigureAwait(false));
        }
        catch (Exception) when (stop.Asked.IsCancellationRequested)
        {
            // Whatever it says now, it was disturbed: not counted, tried again by whoever comes next.
            return CallOutcome<T>.Stopped;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return CallOutcome<T>.Failed(Text($"'{name}' was not done within {limit}{(running.IsCompleted ? "" : " and did not stop at once when it was told to")}."));
        }
        catch (Exception e)
        {
            return CallOutcome<T>.Failed($"{e.GetType().Name}: {e.Message}", e);
        }
        finally
        {
            Leave(name, running, [abandon, told, timeout]);
        }
    }

    private void Leave(string name, Task running, CancellationTokenSource[] sources)
    {
        if (running.IsCompleted)
        {
            Array.ForEach(sources, static source => source.Dispose());
            return;
        }

        _abandoned.AddOrUpdate(name, 1, static (_, count) => count + 1);
        _ = running.ContinueWith(
            ended =>
            {
                _ = ended.Exception; // Seen, so that it does not surface as unobserved.
                _abandoned.AddOrUpdate(name, 0, static (_, count) => count - 1);
                Array.ForEach(sources, static source => source.Dispose());
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a call came to: a value, an error in words, or neither because the host stops.</summary>
internal readonly record struct CallOutcome<T>(T? Value, string? Error, Exception? Exception, bool WasStopped)
{
    public static CallOutcome<T> Stopped => new(default, null, null, true);

    public static CallOutcome<T> Done(T value) => new(value, null, null, false);

    public static CallOutcome<T> Failed(string error, Exception? exception = null) => new(default, error, exception, false);
}
