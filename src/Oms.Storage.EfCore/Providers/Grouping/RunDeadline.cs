namespace Oms.Storage.EfCore.Providers;

/// <summary>A time limit that is used again for every run, one at a time.</summary>
internal sealed class RunDeadline(TimeSpan limit) : IDisposable
{
    private CancellationTokenSource _source = new();

    public CancellationToken Start()
    {
        if (!_source.TryReset())
        {
            _source.Dispose();
            _source = new CancellationTokenSource();
        }

        _source.CancelAfter(limit);
        return _source.Token;
    }

    public void Stop() => _source.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose() => _source.Dispose();
}
