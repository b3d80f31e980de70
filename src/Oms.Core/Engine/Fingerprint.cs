using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Oms.Json;

namespace Oms.Engine;

/// <summary>
/// The one canonical encoding: the command's kind, a line feed, its body as JSON with properties in declared order, without key, expected
/// version and riders; a number has the same text whatever its scale. SHA-256 of it tells the same content from other content.
/// </summary>
internal static class Fingerprint
{
    public const int Length = SHA256.HashSizeInBytes;

    [ThreadStatic]
    private static Scratch? t_scratch;

    public static byte[] Of(Command command)
    {
        var scratch = t_scratch ??= new Scratch();
        Encode(command, scratch);
        return SHA256.HashData(scratch.Buffer.WrittenSpan);
    }

    public static byte[] Canonical(Command command)
    {
        using var scratch = new Scratch();
        Encode(command, scratch);
        return scratch.Buffer.WrittenSpan.ToArray();
    }

    private static void Encode(Command command, Scratch scratch)
    {
        var kind = command.GetType().Name;
        var bare = command.Key is null && command.ExpectedVersion is null && command.Documents.Count == 0
            ? command
            : command with { Key = null, ExpectedVersion = null, Documents = [] };
        scratch.Buffer.ResetWrittenCount();
        Encoding.UTF8.GetBytes(kind, scratch.Buffer);
        scratch.Buffer.Write("\n"u8);
        scratch.Writer.Reset(scratch.Buffer);
        JsonSerializer.Serialize(scratch.Writer, bare, OmsJson.Info(bare.GetType()));
        scratch.Writer.Flush();
    }

    private sealed class Scratch : IDisposable
    {
        public readonly ArrayBufferWriter<byte> Buffer = new(2048);

        public readonly Utf8JsonWriter Writer;

        public Scratch() => Writer = new Utf8JsonWriter(Buffer);

        public void Dispose() => Writer.Dispose();
    }
}
