using CsCheck;

namespace Oms.Scenarios.Statuses;

/// <summary>However the units of a line are parted, the parts' money adds up to the line's (M2).</summary>
public sealed class UnitShares
{
    [Fact]
    public void Shares_AnyPartitionOfUnitsAddsUp() => Gen.Select(Gen.Long[-1_000_000, 1_000_000], Gen.Int[1, 40], Gen.Int[0, 1_000_000]).Sample((total, units, seed) =>
    {
        var random = new Random(seed);
        var (sum, from) = (0L, 0);
        while (from < units)
        {
            var count = random.Next(1, units - from + 1);
            sum += Apportionment.OfUnits(total, units, from, count);
            from += count;
        }

        Assert.Equal(total, sum);
        var shares = Enumerable.Range(0, units).Select(i => Apportionment.OfUnits(total, units, i, 1)).ToList();
        Assert.Equal(total, shares.Sum());
        Assert.True(shares.Max() - shares.Min() <= 1);
    }, iter: 5_000);

    [Fact]
    public void Shares_OfLinesAddUpAndAreFair() => Gen.Select(Gen.Long[-1_000_000, 1_000_000], Gen.Long[0, 10_000].Array[1, 12]).Sample((total, weights) =>
    {
        var parts = Apportionment.Split(total, weights);
        Assert.Equal(total, parts.Sum());
        var sum = weights.Sum();
        for (var i = 0; i < parts.Length; i++)
        {
            var exact = sum == 0 ? (decimal)total / weights.Length : (decimal)total * weights[i] / sum;
            Assert.True(Math.Abs(parts[i] - exact) < 1, $"Part {i} is {parts[i]}, exactly {exact}.");
        }
    }, iter: 5_000);
}
