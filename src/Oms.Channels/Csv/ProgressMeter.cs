using Microsoft.Extensions.Logging;
using NodaTime;

namespace Oms.Channels.Csv;

/// <summary>Tells how far an import is: to whoever asked at every hundredth record, and to the log every five seconds.</summary>
internal sealed class ProgressMeter(string file, string stage, int total, TimeProvider time, IProgress<CsvImportProgress>? progress, ILogger logger)
{
    private const int Step = 100;
    private static readonly TimeSpan LogEvery = TimeSpan.FromSeconds(5);

    private readonly long _began = time.GetTimestamp();
    private int _first = -1;
    private int _told;
    private long _logged = time.GetTimestamp();

    /// <summary>So many records are done.</summary>
    public void At(int done)
    {
        _first = _first < 0 ? done : _first;
        if (done < total && done - _told < Step)
        {
            return;
        }

        _told = done;
        var seconds = time.GetElapsedTime(_began).TotalSeconds;
        var rate = seconds > 0 ? (done - _first) / seconds : 0;
        var left = rate > 0 ? Duration.FromSeconds((total - done) / rate) : Duration.Zero;
        progress?.Report(new CsvImportProgress(file, stage, done, total, rate, left));
        if (time.GetElapsedTime(_logged) >= LogEvery)
        {
            _logged = time.GetTimestamp();
            CsvLog.Progress(logger, file, stage, done, total, rate, left.TotalSeconds);
        }
    }
}
