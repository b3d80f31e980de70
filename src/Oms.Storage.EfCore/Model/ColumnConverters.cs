using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Oms.Storage.EfCore.Model;

/// <summary>UUIDs as 16 bytes in network order, so that bytes sort as the UUIDs do.</summary>
internal sealed class UuidBytesConverter() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

/// <summary>UTF-8 in memory, text in the database.</summary>
internal sealed class Utf8TextConverter() : ValueConverter<ReadOnlyMemory<byte>, string>(utf8 => ToText(utf8), text => Encoding.UTF8.GetBytes(text))
{
    private static string ToText(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);
}
