using System.Security.Cryptography;

namespace Oms.Ids;

/// <summary>The operating system's randomness, taken in blocks: one call of it costs more than an id.</summary>
internal sealed class SystemRandomSource : IRandomSource
{
    [ThreadStatic]
    private static Block? t_block;

    public void Fill(Span<byte> bytes)
    {
        var block = t_block ??= new Block();
        if (bytes.Length > Block.Size)
        {
            RandomNumberGenerator.Fill(bytes);
            return;
        }

        if (block.Used + bytes.Length > Block.Size)
        {
            RandomNumberGenerator.Fill(block.Bytes);
            block.Used = 0;
        }

        block.Bytes.AsSpan(block.Used, bytes.Length).CopyTo(bytes);
        block.Used += bytes.Length;
    }

    private sealed class Block
    {
        public const int Size = 1024;

        public readonly byte[] Bytes = new byte[Size];

        public int Used = Size;
    }
}
