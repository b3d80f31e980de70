using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using Oms.Storage;

namespace Oms.Outbox;

/// <summary>Lets go of operation keys that are old enough: a command sent again after that is a new one. Thread-safe; several processes may do it at once.</summary>
internal sealed class KeyPruning(IOmsStore store, IClock clock, IOptions<OutboxOptions> options, ILogger<KeyPruning> logger)
{
    public async ValueTask RunOnceAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetCurrentInstant() - options.Value.KeepKeys;
        var request = new MaintenanceRequest { Task = MaintenanceTask.Prune, Before = before };
        OutboxLog.Pruning(logger, before);
        var report = await store.MaintainAsync(request, new Progress(logger), cancellationToken).ConfigureAwait(false);
        OutboxLog.Pruned(logger, report.Done, before);
    }

    private sealed class Progress(ILogger logger) : IProgress<MaintenanceProgress>
    {
        public void Report(MaintenanceProgress value) => OutboxLog.PruningGoesOn(logger, value.Done, value.Total, value.PerSecond);
    }
}
