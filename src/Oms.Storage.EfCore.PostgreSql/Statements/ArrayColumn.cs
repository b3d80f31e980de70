using Npgsql;
using NpgsqlTypes;

namespace Oms.Storage.EfCore.PostgreSql.Statements;

/// <summary>One array parameter of a statement: a list that is filled, sent and used again.</summary>
internal abstract class ArrayColumn
{
    public abstract NpgsqlParameter Parameter { get; }

    public abstract int Count { get; }

    public abstract void Clear();

    public abstract void AddNull();
}

/// <summary>An array of <typeparamref name="T"/>, sent without boxing its elements. The type is always said, so that no plug-in of the driver picks another.</summary>
internal sealed class ArrayColumn<T> : ArrayColumn
{
    private readonly List<T> _values = [];
    private readonly NpgsqlParameter<List<T>> _parameter;

    public ArrayColumn(NpgsqlDbType element) =>
        _parameter = new NpgsqlParameter<List<T>> { TypedValue = _values, NpgsqlDbType = NpgsqlDbType.Array | element };

    public override NpgsqlParameter Parameter => _parameter;

    public override int Count => _values.Count;

    public void Add(T value) => _values.Add(value);

    public override void Clear() => _values.Clear();

    public override void AddNull() =>
        _values.Add(default(T) is null ? default! : throw new StoreException(StoreErrors.Rejected, $"A column that must hold a {typeof(T).Name} got nothing."));
}
