using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Oms.Outbox;

/// <summary>
/// Drives the pump while the host runs. Nothing that happens here stops the host: a pass that throws is logged, and the loop goes on after a
/// while. Two loops deliver, so that a stream whose handler hangs does not hold up the others for its whole time-out; one runs timers and effects;
/// one removes old operation keys.
/// </summary>
internal sealed class OutboxDispatcher(
    OutboxPump pump,
    WorkRunner work,
    KeyPruning pruning,
    PumpSignal signal,
    RetrySchedule retries,
    TimeProvider time,
    IOptions<OutboxOptions> options,
    ILogger<OutboxDispatcher> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(4);

    // Not while the host is busy starting, and not never in a host that is started anew every day.
    private static readonly Duration FirstPruning = Duration.FromMinutes(10);
    private static readonly Duration PruningInterval = Duration.FromDays(1);

    private readonly CancellationTokenSource _stopping = new();
    private Task _loops = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Enabled)
        {
            // On the pool: the host's start waits for none of this.
            _loops = Task.WhenAll(
                Task.Run(() => LoopAsync("events", pump.DeliverOnceAsync, signal.WaitAsync), CancellationToken.None),
                Task.Run(() => LoopAsync("events beside", pump.DeliverOnceAsync, signal.WaitAsync), CancellationToken.None),
                Task.Run(() => LoopAsync("work", work.RunOnceAsync, PauseAsync), CancellationToken.None),
                Task.Run(PruneDailyAsync, CancellationToken.None));
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        try
        {
            await _loops.WaitAsync(StopLimit, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            OutboxLog.StoppedHard(logger, StopLimit);
        }
    }

    public void Dispose() => _stopping.Dispose();

    private async Task LoopAsync(string name, Func<CancellationToken, ValueTask<PumpPass>> pass, Func<Duration, CancellationToken, ValueTask> idle)
    {
        var stopping = _stopping.Token;
        var failures = 0;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var done = await pass(stopping).ConfigureAwait(false);
                failures = 0;
                if (done.Idle)
                {
                    await idle(options.Value.PollInterval, stopping).ConfigureAwait(false);
                }
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                var wait = retries.After(++failures);
                OutboxLog.LoopFailed(logger, name, failures, wait.ToTimeSpan(), e);
                await PauseAsync(wait, stopping).ConfigureAwait(false);
            }
        }
    }

    private async Task PruneDailyAsync()
    {
        if (options.Value.KeepKeys == Duration.Zero)
        {
            return;
        }

        await PauseAsync(FirstPruning, _stopping.Token).ConfigureAwait(false);
        await LoopAsync("pruning", PruneAsync, (_, stopping) => PauseAsync(PruningInterval, stopping)).ConfigureAwait(false);

        async ValueTask<PumpPass> PruneAsync(CancellationToken stopping)
        {
            await pruning.RunOnceAsync(stopping).ConfigureAwait(false);
            return default;
        }
    }

    /// <summary>Ends early when the host stops; does not throw then.</summary>
    private async ValueTask PauseAsync(Duration wait, CancellationToken stopping) =>
        await Task.Delay(wait.ToTimeSpan(), time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
