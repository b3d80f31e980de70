using System.Buffers.Binary;

namespace Oms.Conformance.Storage.Building;

/// <summary>UUIDs of version 7 that count upwards: the same in every run. Thread-safe.</summary>
public sealed class Ids
{
    private const long Start = 1_768_478_400_000; // 2026-01-15T12:00:00Z in milliseconds
    private long _count;

    /// <summary>The next id; it sorts after all before it.</summary>
    public Guid Next()
    {
        var count = Interlocked.Increment(ref _count);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, (Start + (count >> 8)) << 16);
        BinaryPrimitives.WriteInt16BigEndian(bytes[6..], (short)(0x7000 | (int)(count & 0xFF)));
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], unchecked((long)0x8000_0000_0000_0000) | (count * 0x9E37_79B9));
        return new Guid(bytes, bigEndian: true);
    }
}
