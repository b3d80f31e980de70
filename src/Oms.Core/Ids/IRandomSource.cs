namespace Oms.Ids;

/// <summary>The only source of chance: a seeded one makes a whole run repeatable. Thread-safe.</summary>
internal interface IRandomSource
{
    void Fill(Span<byte> bytes);
}
