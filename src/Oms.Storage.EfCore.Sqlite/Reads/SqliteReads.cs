using System.Collections.Concurrent;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.EfCore.Sqlite.Database;

namespace Oms.Storage.EfCore.Sqlite.Reads;

/// <summary>The reads that decisions need, by prepared statements on connections from a pool. Each is one moment. Thread-safe.</summary>
internal sealed class SqliteReads(SqliteFile file, OmsTables tables) : IDisposable
{
    private const int Kept = 16;

    private readonly ConcurrentBag<SqliteReader> _free = [];
    private volatile bool _disposed;

    /// <summary>Whether there is a fast way for a read.</summary>
    public static bool Knows(object read) => read is StoreRead.Availability or StoreRead.Locations or StoreRead.KeyOwner
        or StoreRead.OperationById or StoreRead.DocumentById or StoreRead.AddressById or StoreRead.StreamHead or StoreRead.EventsOf or StoreRead.ReservationById;

    public object? Run(object read) => With(read, static (reader, read) => reader.Run(read));

    /// <summary>Runs a reading on a connection of its own.</summary>
    public TValue With<TRead, TValue>(TRead read, Func<SqliteReader, TRead, TValue> run)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var reader = _free.TryTake(out var free) ? free : new SqliteReader(file.ConnectionString, tables);
        try
        {
            var value = run(reader, read);
            if (_free.Count < Kept && !_disposed)
            {
                _free.Add(reader);
                reader = null;
            }

            return value;
        }
        finally
        {
            // Not given back where it failed: the next read must not inherit a half-read statement.
            reader?.Dispose();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_free.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }
}
