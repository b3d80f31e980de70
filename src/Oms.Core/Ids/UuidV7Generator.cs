using System.Buffers.Binary;
using NodaTime;

namespace Oms.Ids;

/// <summary>UUID version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then a counter that keeps ids of one millisecond in order (§6.2, method 1), then chance.</summary>
internal sealed class UuidV7Generator(IClock clock, IRandomSource random) : IIdGenerator
{
    // Milliseconds in the upper 48 bits, a 12-bit counter below: one compare-and-swap makes the next id later than the last.
    private long _last;

    public Guid NewId()
    {
        var now = clock.GetCurrentInstant().ToUnixTimeMilliseconds() << 12;
        long seen, next;
        do
        {
            seen = Volatile.Read(ref _last);
            next = Math.Max(now, seen + 1);
        }
        while (Interlocked.CompareExchange(ref _last, next, seen) != seen);

        Span<byte> bytes = stackalloc byte[16];
        random.Fill(bytes[8..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes, (next >> 12 << 16) | 0x7000 | (next & 0xFFF));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
