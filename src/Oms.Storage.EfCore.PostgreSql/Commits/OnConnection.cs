namespace Oms.Storage.EfCore.PostgreSql.Commits;

/// <summary>Statements that are prepared on a connection: made anew with each connection, because they remember what the old one prepared.</summary>
internal sealed class OnConnection<T>(StoreConnection connection, Func<T> make) : IDisposable
    where T : class, IDisposable
{
    private T? _value;
    private int _generation;

    /// <summary>Those of the connection that is open now.</summary>
    public T Current
    {
        get
        {
            if (_value is null || _generation != connection.Generation)
            {
                _value?.Dispose();
                _value = make();
                _generation = connection.Generation;
            }

            return _value;
        }
    }

    public void Dispose() => _value?.Dispose();
}
