namespace Oms.Testing.Simulation;

/// <summary>Chance of one seed (SplitMix64): the same draws in the same order, on every machine and runtime. Not thread-safe.</summary>
public sealed class Chance
{
    private ulong _state;

    /// <summary>Chance of a seed.</summary>
    public Chance(ulong seed) => _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>0 to <paramref name="bound"/> − 1.</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)(Next() % (uint)bound);
    }

    /// <summary>One of the numbers from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public long Between(long least, long most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        return least + (long)(Next() % (ulong)(most - least + 1));
    }

    /// <summary>True in so many of a thousand draws. Draws nothing where that is 0.</summary>
    public bool PerMille(int chances) => chances > 0 && Below(1000) < chances;

    /// <summary>True in so many of a million draws. Draws nothing where that is 0.</summary>
    public bool PerMillion(int chances) => chances > 0 && Below(1_000_000) < chances;

    /// <summary>One of the items.</summary>
    public T Of<T>(IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items[Below(items.Count)];
    }

    /// <summary>0 to <paramref name="bound"/> − 1, the small ones far more often: few hot articles, many cold ones.</summary>
    public int Skewed(int bound)
    {
        var share = (Next() >> 11) / (double)(1UL << 53);
        return (int)(bound * share * share * share);
    }
}
