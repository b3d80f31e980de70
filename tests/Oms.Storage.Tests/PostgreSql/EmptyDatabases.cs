using System.Collections.Concurrent;
using Npgsql;
using Oms.TestServers;

namespace Oms.Storage.Tests.PostgreSql;

/// <summary>
/// Migrated databases without a row, given from test to test: making one takes longer than most tests do. A database whose schema a test changed,
/// or whose server a test lost, is not given again.
/// </summary>
public sealed class EmptyDatabases : IAsyncDisposable
{
    private static readonly ConcurrentBag<Lent> Free = [];

    internal static async Task<Lent> TakeAsync(Func<string, Task> migrateAsync, CancellationToken cancellationToken)
    {
        if (Free.TryTake(out var free))
        {
            return free;
        }

        var database = await PostgresServer.CreateDatabaseAsync(cancellationToken);
        await migrateAsync(database.ConnectionString);
        return new Lent(database, await ScalarAsync(database, Schema));
    }

    internal static async ValueTask GiveBackAsync(Lent lent)
    {
        await using (var own = new NpgsqlConnection(lent.Database.ConnectionString))
        {
            NpgsqlConnection.ClearPool(own);
        }

        try
        {
            await ScalarAsync(lent.Database, Disconnect);
            if (Equals(await ScalarAsync(lent.Database, Empty), lent.Schema))
            {
                Free.Add(lent);
                return;
            }
        }
        catch (NpgsqlException e) when (e is not PostgresException)
        {
            // The server went down with the test.
        }

        await lent.Database.DisposeAsync();
    }

    /// <summary>Drops what is left, where the server stays.</summary>
    public async ValueTask DisposeAsync()
    {
        while (Free.TryTake(out var free))
        {
            await free.Database.DisposeAsync();
        }
    }

    private static async Task<object?> ScalarAsync(PostgresDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private const string Disconnect = "select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";

    // What a test may add, drop or alter; emptying a table changes none of it.
    private const string Schema = """
        select md5(string_agg(line, ',' order by line)) from (
          select 'class ' || oid || coalesce(array_to_string(reloptions, ' '), '') as line from pg_class where relnamespace not in (select oid from pg_namespace where nspname like 'pg\_%')
          union all select 'constraint ' || oid from pg_constraint
          union all select 'trigger ' || oid || tgenabled::text from pg_trigger
          union all select 'function ' || oid || prosrc from pg_proc where pronamespace = to_regnamespace('oms')) as parts
        """;

    // Only tables with rows: to empty all of them writes some hundred files.
    private const string Empty = $"""
        do $$
        declare
          name text;
          filled boolean;
          tables text;
        begin
          for name in select format('oms.%I', tablename) from pg_tables where schemaname = 'oms' and tablename not like '%migrations%' loop
            execute format('select exists (select from %s)', name) into filled;
            if filled then tables := concat_ws(', ', tables, name); end if;
          end loop;
          if tables is not null then execute 'truncate ' || tables || ' cascade'; end if;
          for name in select format('oms.%I', sequencename) from pg_sequences where schemaname = 'oms' loop
            execute format('alter sequence %s restart', name);
          end loop;
        end $$;
        {Schema}
        """;

    /// <summary>A database in a test's hands.</summary>
    internal sealed record Lent(PostgresDatabase Database, object? Schema);
}
