using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Oms.Benchmarks.Floors;
using Oms.Benchmarks.Recordings;

namespace Oms.Benchmarks.Databases;

/// <summary>A database of a run, with durable settings: one for the product, one for each floor.</summary>
internal abstract class BenchDatabase : IAsyncDisposable
{
    /// <summary>Where it is.</summary>
    public abstract string ConnectionString { get; }

    /// <summary>Lets the product use it.</summary>
    public abstract void Use(OmsBuilder builder);

    /// <summary>Another one with the same content. Nothing may use this one meanwhile.</summary>
    public abstract Task<BenchDatabase> CopyAsync(string name);

    /// <summary>A connection to look at it.</summary>
    public abstract Task<DbConnection> OpenAsync();

    /// <summary>Pages of the database and its indexes.</summary>
    public abstract Task<long> PagesAsync();

    /// <summary>Lets the database look at what it holds, so that it plans by that.</summary>
    public Task AnalyzeAsync() => ExecuteAsync("analyze");

    /// <summary>A floor that groups.</summary>
    public abstract IFloor Grouped(Recording recording);

    /// <summary>A floor that commits each order alone.</summary>
    public abstract IFloor Single(Recording recording, int clients);

    public abstract ValueTask DisposeAsync();

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    protected async Task<long> NumberAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>Where the databases of a run are made, and removed at its end.</summary>
internal interface IBenchSite : IAsyncDisposable
{
    bool IsPostgres { get; }

    Task<BenchDatabase> CreateAsync(string name);
}
