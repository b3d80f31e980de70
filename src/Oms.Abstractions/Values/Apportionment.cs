namespace Oms;

/// <summary>Splits an amount so that the parts add up to it exactly: the largest-remainder method (Hamilton's), ties to the earlier part.</summary>
public static class Apportionment
{
    /// <summary>Splits <paramref name="total"/> in proportion to <paramref name="weights"/>; where all weights are 0, in equal parts.</summary>
    /// <param name="total">Whole minor units; may be negative.</param>
    /// <param name="weights">Not negative, one a part.</param>
    /// <returns>One part a weight, whose sum is <paramref name="total"/>; empty for no weights.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative.</exception>
    public static long[] Split(long total, ReadOnlySpan<long> weights)
    {
        if (weights.IsEmpty)
        {
            return [];
        }

        Int128 sum = 0;
        foreach (var weight in weights)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight);
            sum += weight;
        }

        var parts = new long[weights.Length];
        var remainders = new Int128[weights.Length];
        var magnitude = Int128.Abs(total);
        Int128 given = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var weight = sum == 0 ? 1 : weights[i];
            var (part, remainder) = Int128.DivRem(magnitude * weight, sum == 0 ? weights.Length : sum);
            parts[i] = (long)part;
            remainders[i] = remainder;
            given += part;
        }

        for (var left = (long)(magnitude - given); left > 0; left--)
        {
            var best = 0;
            for (var i = 1; i < parts.Length; i++)
            {
                best = remainders[i] > remainders[best] ? i : best;
            }

            parts[best]++;
            remainders[best] = -1;
        }

        if (total < 0)
        {
            for (var i = 0; i < parts.Length; i++)
            {
                parts[i] = -parts[i];
            }
        }

        return parts;
    }

    /// <summary>The share of one unit among equal units: the first <c>total mod units</c> units carry one minor unit more.</summary>
    /// <param name="total">Whole minor units; may be negative.</param>
    /// <param name="units">How many units share it.</param>
    /// <param name="first">Index of the first unit asked for, from 0.</param>
    /// <param name="count">How many units are asked for.</param>
    /// <returns>Sum of the shares of those units, so that any partition of the units adds up to <paramref name="total"/>.</returns>
    public static long OfUnits(long total, long units, long first, long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(units);
        return UpTo(total, units, first + count) - UpTo(total, units, first);
    }

    private static long UpTo(long total, long units, long n)
    {
        var (share, rest) = Math.DivRem(Math.Abs(total), units);
        return Math.Sign(total) * ((share * n) + Math.Min(rest, n));
    }
}
