using System.ComponentModel;

namespace Oms.Storage.EfCore.Providers;

/// <summary>Takes a row's values, column by column, without boxing: SQLite binds them to a statement, PostgreSQL appends them to arrays.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IColumnSink
{
    /// <summary>No value.</summary>
    void Null(int ordinal);

    /// <summary>A number; instants come as microseconds.</summary>
    void Int64(int ordinal, long value);

    /// <summary>A small number or an enumeration's.</summary>
    void Int32(int ordinal, int value);

    /// <summary>Yes or no.</summary>
    void Bool(int ordinal, bool value);

    /// <summary>Text.</summary>
    void Text(int ordinal, string value);

    /// <summary>Text that is already UTF-8.</summary>
    void Utf8(int ordinal, ReadOnlyMemory<byte> value);

    /// <summary>A UUID.</summary>
    void Uuid(int ordinal, Guid value);

    /// <summary>Bytes.</summary>
    void Bytes(int ordinal, byte[] value);
}

/// <summary>Gives a row's values, column by column, without boxing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IColumnSource
{
    /// <summary>Whether there is no value.</summary>
    bool IsNull(int ordinal);

    /// <summary>A number; instants come as microseconds.</summary>
    long Int64(int ordinal);

    /// <summary>A small number or an enumeration's.</summary>
    int Int32(int ordinal);

    /// <summary>Yes or no.</summary>
    bool Bool(int ordinal);

    /// <summary>Text.</summary>
    string Text(int ordinal);

    /// <summary>Text as UTF-8.</summary>
    ReadOnlyMemory<byte> Utf8(int ordinal);

    /// <summary>A UUID.</summary>
    Guid Uuid(int ordinal);

    /// <summary>Bytes.</summary>
    byte[] Bytes(int ordinal);
}
