using System.ComponentModel;

namespace Oms.Storage.EfCore.Providers;

/// <summary>A column, named as the context's relational model names it.</summary>
/// <param name="Ordinal">Place in <see cref="Table{TRow}.Columns"/>, from 0.</param>
/// <param name="Property">Name of the row's property.</param>
/// <param name="Name">Name in the database, not quoted.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Nullable">Whether it may hold nothing.</param>
/// <param name="IsKey">Whether it belongs to the primary key.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record Column(int Ordinal, string Property, string Name, ColumnKind Kind, bool Nullable, bool IsKey)
{
    /// <summary>The name in double quotes.</summary>
    public string Quoted { get; } = Sql.Quote(Name);
}

/// <summary>What a column holds.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ColumnKind
{
    /// <summary>64-bit numbers: PostgreSQL bigint.</summary>
    Int64 = 0,

    /// <summary>32-bit numbers: PostgreSQL integer.</summary>
    Int32 = 1,

    /// <summary>Yes or no.</summary>
    Bool = 2,

    /// <summary>Text.</summary>
    Text = 3,

    /// <summary>Text that is UTF-8 bytes in memory.</summary>
    Utf8 = 4,

    /// <summary>A UUID: PostgreSQL uuid, SQLite 16 bytes in network order.</summary>
    Uuid = 5,

    /// <summary>Bytes.</summary>
    Bytes = 6,
}

/// <summary>Quoting that SQLite and PostgreSQL share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Sql
{
    /// <summary>A name in double quotes.</summary>
    public static string Quote(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
