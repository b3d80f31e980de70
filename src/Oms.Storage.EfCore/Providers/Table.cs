using System.ComponentModel;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Oms.Storage.EfCore.Providers;

/// <summary>A table as the context's relational model names it, with code that writes and reads its rows without boxing. Immutable, thread-safe.</summary>
/// <typeparam name="TRow">The row class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Table<TRow>
    where TRow : class
{
    private readonly Lazy<Action<TRow, IColumnSink>> _write;
    private readonly Lazy<Func<IColumnSource, TRow>> _read;

    /// <summary>Reads names out of a model.</summary>
    /// <exception cref="OmsException"><c>storage.model</c>: the model does not map the row class.</exception>
    public Table(IModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var entity = model.FindEntityType(typeof(TRow))
            ?? throw new OmsException("storage.model", $"The context does not map {typeof(TRow).Name}: call modelBuilder.UseOrderManagement() in its OnModelCreating.");
        Name = entity.GetTableName() ?? throw new OmsException("storage.model", $"{typeof(TRow).Name} is mapped to no table.");
        Schema = entity.GetSchema();
        var table = StoreObjectIdentifier.Table(Name, Schema);
        PropertyInfo[] properties = [.. typeof(TRow).GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanWrite).OrderBy(property => property.MetadataToken)];
        Columns = [.. properties.Select((property, ordinal) => Describe(entity, table, property, ordinal))];
        Key = [.. Columns.Where(column => column.IsKey)];
        _write = new(() => RowCode.Writer<TRow>(properties));
        _read = new(() => RowCode.Reader<TRow>(properties));
    }

    /// <summary>Name, not quoted.</summary>
    public string Name { get; }

    /// <summary>Schema, not quoted; null: none.</summary>
    public string? Schema { get; }

    /// <summary>Name with schema, in double quotes.</summary>
    public string Quoted => Schema is null ? Sql.Quote(Name) : $"{Sql.Quote(Schema)}.{Sql.Quote(Name)}";

    /// <summary>All columns, in the order of the row's properties. Ordinals of sinks and sources count in it.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The columns of the primary key, in that order (which is the key's).</summary>
    public IReadOnlyList<Column> Key { get; }

    /// <summary>The column behind a property, such as <c>nameof(OrderRow.Version)</c>.</summary>
    public Column this[string property] => Columns.First(column => column.Property == property);

    /// <summary>Writes every column of a row.</summary>
    public void Write(TRow row, IColumnSink sink) => _write.Value(row, sink);

    /// <summary>Reads a row whose columns stand in the order of <see cref="Columns"/>.</summary>
    public TRow Read(IColumnSource source) => _read.Value(source);

    /// <summary>All columns, quoted, with a prefix such as <c>o.</c>, joined by commas.</summary>
    public string List(string prefix = "") => string.Join(", ", Columns.Select(column => prefix + column.Quoted));

    private static Column Describe(IEntityType entity, StoreObjectIdentifier table, PropertyInfo clr, int ordinal)
    {
        var property = entity.FindProperty(clr.Name) ?? throw new OmsException("storage.model", $"{typeof(TRow).Name}.{clr.Name} is not mapped.");
        return new Column(ordinal, clr.Name, property.GetColumnName(table) ?? property.Name, RowCode.KindOf(clr.PropertyType), property.IsNullable, property.IsPrimaryKey());
    }
}
