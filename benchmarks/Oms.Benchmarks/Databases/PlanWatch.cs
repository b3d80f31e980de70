using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Oms.Benchmarks.Databases;

/// <summary>Hears which queries over orders are sent, and asks the database how it runs them. A plan that reads all orders, or sorts many, is an error.</summary>
internal sealed partial class PlanWatch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    // PostgreSQL may fetch so few rows by an index and sort them, rather than walk another index in the right order.
    private const int FewRows = 500;

    private readonly BenchDatabase _database;
    private readonly bool _postgres;
    private readonly List<IDisposable> _subscriptions = [];
    private readonly List<(string Sql, List<(string Name, object? Value)> Parameters)> _heard = [];
    private bool _listens;

    public PlanWatch(BenchDatabase database, bool postgres)
    {
        (_database, _postgres) = (database, postgres);
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Sends a query and returns which index finds its orders.</summary>
    /// <exception cref="InvalidOperationException">None does.</exception>
    public async Task<string> ExplainAsync(Func<Task> send)
    {
        _heard.Clear();
        _listens = true;
        await send();
        _listens = false;

        // The first finds the orders; the others read their parts by key.
        var (sql, parameters) = _heard.First(heard => heard.Sql.StartsWith("SELECT", StringComparison.Ordinal));
        await using var connection = await _database.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = (_postgres ? "explain " : "explain query plan ") + sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(_postgres ? 0 : 3));
        }

        var plan = string.Join(Environment.NewLine, lines);
        var bad = _postgres
            ? lines.Any(line => line.Contains("Seq Scan", StringComparison.Ordinal) || (PostgresSort().Match(line) is { Success: true } sort && int.Parse(sort.Groups[1].Value, CultureInfo.InvariantCulture) > FewRows))
            : lines.Any(line => (line.StartsWith("SCAN", StringComparison.Ordinal) && !line.Contains("USING", StringComparison.Ordinal) && !line.Contains("SUBQUERY", StringComparison.Ordinal)) || line.Contains("TEMP B-TREE", StringComparison.Ordinal));
        var index = (_postgres ? PostgresIndex() : SqliteIndex()).Matches(plan).Select(match => match.Groups[1].Value).Distinct().ToList();
        return !bad && index.Count > 0 ? string.Join('+', index)
            : throw new InvalidOperationException($"No index serves{Environment.NewLine}{sql}{Environment.NewLine}{plan}");
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener listener)
    {
        if (listener.Name == Microsoft.EntityFrameworkCore.DbLoggerCategory.Name)
        {
            _subscriptions.Add(listener.Subscribe(this));
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> heard)
    {
        if (_listens && heard.Key == RelationalEventId.CommandExecuting.Name && heard.Value is CommandEventData data)
        {
            _heard.Add((data.Command.CommandText, [.. data.Command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]));
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }

    [GeneratedRegex(@"(?:using|on) (\w*(?:pk|ix)_oms_\w+)")]
    private static partial Regex PostgresIndex();

    [GeneratedRegex(@"Sort  \(.*rows=(\d+)")]
    private static partial Regex PostgresSort();

    [GeneratedRegex(@"USING (?:COVERING )?INDEX (\w+)")]
    private static partial Regex SqliteIndex();
}
