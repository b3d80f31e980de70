namespace Oms.Ids;

/// <summary>The only source of chance: a seeded one makes a whole run repeatable. Register one before the engine to replace the operating system's. Thread-safe.</summary>
public interface IRandomSource
{
    /// <summary>Fills the bytes with chance.</summary>
    void Fill(Span<byte> bytes);
}
