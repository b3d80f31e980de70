using Npgsql;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.PostgreSql.Statements;

/// <summary>Gives the current row of a reader, from a column on.</summary>
internal sealed class RowSource : IColumnSource
{
    private NpgsqlDataReader _reader = null!;
    private int _from;

    public RowSource From(NpgsqlDataReader reader, int column = 0)
    {
        (_reader, _from) = (reader, column);
        return this;
    }

    public bool IsNull(int ordinal) => _reader.IsDBNull(_from + ordinal);

    public long Int64(int ordinal) => _reader.GetFieldValue<long>(_from + ordinal);

    public int Int32(int ordinal) => _reader.GetFieldValue<int>(_from + ordinal);

    public bool Bool(int ordinal) => _reader.GetFieldValue<bool>(_from + ordinal);

    public string Text(int ordinal) => _reader.GetFieldValue<string>(_from + ordinal);

    public ReadOnlyMemory<byte> Utf8(int ordinal) => _reader.GetFieldValue<byte[]>(_from + ordinal);

    public Guid Uuid(int ordinal) => _reader.GetFieldValue<Guid>(_from + ordinal);

    public byte[] Bytes(int ordinal) => _reader.GetFieldValue<byte[]>(_from + ordinal);
}
