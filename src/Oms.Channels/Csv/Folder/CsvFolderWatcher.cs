using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Oms.Channels.Csv.Folder;

/// <summary>
/// Looks at the drop folder again and again and imports what stands still. It polls: notifications of the operating system get lost on network
/// shares. Whatever goes wrong is logged and tried again later; it never stops the host.
/// </summary>
internal sealed class CsvFolderWatcher(Lazy<ICsvImporter> importer, string channel, CsvChannelOptions options, TimeProvider time, ILogger<CsvFolderWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly CsvFolder _folder = new(options, time);
    private bool _resumed;

    /// <summary>One look at the folder: takes up what was cut short, then imports every file that stands still. A file that fails keeps none from the others.</summary>
    /// <returns>Whether nothing failed.</returns>
    public async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        if (!_resumed)
        {
            _folder.Create();
            await importer.Value.ResumeAsync(null, cancellationToken).ConfigureAwait(false);
            _resumed = true;
        }

        var well = true;
        foreach (var (path, stamp) in _folder.Ready())
        {
            try
            {
                await TakeAsync(path, stamp, cancellationToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever it is, the other files are not to suffer from it.
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                CsvLog.Failed(logger, e, channel, path);
                well = false;
            }
        }

        return well;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Folder is null)
        {
            return;
        }

        CsvLog.Watching(logger, channel, options.Folder);
        var wait = options.PollInterval.ToTimeSpan();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                wait = await PassAsync(stoppingToken).ConfigureAwait(false) ? options.PollInterval.ToTimeSpan() : Longer(wait);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A folder or store that fails today may work tomorrow; the host lives on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                wait = Longer(wait);
                CsvLog.FolderFailed(logger, e, channel, options.Folder, wait.TotalSeconds);
            }

            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TimeSpan Longer(TimeSpan wait) => TimeSpan.FromTicks(Math.Max(wait.Ticks, Math.Min(Math.Max(wait.Ticks * 2, TimeSpan.TicksPerSecond), LongestWait.Ticks)));

    private async Task TakeAsync(string path, CsvFolder.Stamp stamp, CancellationToken cancellationToken)
    {
        CsvImportReport report;
        try
        {
            report = await importer.Value.ImportAsync(path, null, cancellationToken).ConfigureAwait(false);
        }
        catch (FileNotFoundException)
        {
            return; // Another process was faster.
        }

        if (!CsvFolder.IsUnchanged(path, stamp))
        {
            CsvLog.Changed(logger, channel, path);
            return;
        }

        if (report.RejectedCode is null && !options.MoveWhenDone)
        {
            _folder.Leave(path, stamp);
            return;
        }

        try
        {
            await _folder.FileAwayAsync(path, report, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            CsvLog.NotMoved(logger, e, channel, path);
            _folder.Leave(path, stamp);
        }
    }
}
