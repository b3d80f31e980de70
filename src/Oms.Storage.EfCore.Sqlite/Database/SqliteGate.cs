namespace Oms.Storage.EfCore.Sqlite.Database;

/// <summary>Lets one writer of this process in at a time. In memory readers take turns with it as well: there is no log that they could read beside it.</summary>
internal sealed class SqliteGate(SqliteFile file) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public async ValueTask<Pass> EnterAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Pass(_turn);
    }

    /// <summary>Enters where nobody is inside; says whether it did.</summary>
    public bool TryEnter(out Pass pass)
    {
        var entered = _turn.Wait(0, CancellationToken.None);
        pass = entered ? new Pass(_turn) : default;
        return entered;
    }

    public ValueTask<Pass> LookAsync(CancellationToken cancellationToken) => file.Path is null ? EnterAsync(cancellationToken) : default;

    public void Dispose() => _turn.Dispose();

    /// <summary>A turn; dispose it once.</summary>
    public readonly struct Pass(SemaphoreSlim? turn) : IDisposable
    {
        public void Dispose() => turn?.Release();
    }
}
