using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Oms.Storage.EfCore.Sqlite.Database;

/// <summary>Where the database is: a file, or a name in the memory of this process.</summary>
internal sealed class SqliteFile
{
    private static int _memories;

    private SqliteFile(string connectionString, string? path, string name)
    {
        ConnectionString = connectionString;
        Path = path;
        Name = name;
    }

    /// <summary>What every connection opens.</summary>
    public string ConnectionString { get; }

    /// <summary>Full path; null: in memory.</summary>
    public string? Path { get; }

    /// <summary>The path, or the name in memory: equal for the same database.</summary>
    public string Name { get; }

    /// <summary>Reads a connection string. A private database in memory gets a name, so that several connections see it.</summary>
    /// <exception cref="OmsException"><c>storage.connection_string</c>: it names no database.</exception>
    public static SqliteFile Of(string connectionString)
    {
        SqliteConnectionStringBuilder parts;
        try
        {
            parts = new SqliteConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException error)
        {
            throw new OmsException("storage.connection_string", $"The connection string cannot be read: {error.Message} Write one such as 'Data Source=shop.db'.", error);
        }

        if (string.IsNullOrWhiteSpace(parts.DataSource))
        {
            throw new OmsException("storage.connection_string", "The connection string names no database: write one such as 'Data Source=shop.db'.");
        }

        if (parts.DataSource == ":memory:")
        {
            parts.DataSource = string.Create(CultureInfo.InvariantCulture, $"oms-memory-{Interlocked.Increment(ref _memories)}");
            parts.Mode = SqliteOpenMode.Memory;
        }

        if (parts.Mode == SqliteOpenMode.Memory || parts.DataSource.StartsWith("file:", StringComparison.Ordinal))
        {
            parts.Cache = parts.Mode == SqliteOpenMode.Memory ? SqliteCacheMode.Shared : parts.Cache;
            return new SqliteFile(parts.ToString(), null, parts.DataSource);
        }

        var path = System.IO.Path.GetFullPath(parts.DataSource);
        parts.DataSource = path;
        return new SqliteFile(parts.ToString(), path, path);
    }
}
