using Oms.Ids;

namespace Oms.Testing;

/// <summary>Chance that comes out the same in every run with the same seed and the same order of calls. Thread-safe.</summary>
public sealed class SeededRandomSource : IRandomSource
{
    private readonly Lock _gate = new();
    private readonly Random _random;

    /// <summary>Chance of a seed.</summary>
    public SeededRandomSource(int seed) => _random = new Random(seed);

    /// <inheritdoc/>
    public void Fill(Span<byte> bytes)
    {
        lock (_gate)
        {
            _random.NextBytes(bytes);
        }
    }
}
