using CsCheck;

namespace Oms.Core.Tests.Values;

public sealed class ApportionmentTests
{
    private static readonly Gen<long[]> Weights = Gen.OneOf(Gen.Long[0, 5], Gen.Long[0, 1_000_000_000_000]).Array[1, 20];

    [Fact]
    public void The_parts_add_up_to_the_total() =>
        Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Weights)
            .Sample((total, weights) => Apportionment.Split(total, weights).Sum() == total);

    [Fact]
    public void No_part_is_a_whole_unit_from_its_exact_share() =>
        Gen.Select(Gen.Long[-1_000_000, 1_000_000], Weights).Sample((total, weights) =>
        {
            var even = weights.Sum() == 0;
            var sum = even ? weights.Length : weights.Sum();
            return Apportionment.Split(total, weights)
                .Zip(weights, (part, weight) => Int128.Abs(((Int128)part * sum) - ((Int128)total * (even ? 1 : weight))) < sum)
                .All(close => close);
        });

    [Fact]
    public void What_is_left_over_goes_to_the_largest_remainders() =>
        Gen.Select(Gen.Long[0, 1_000_000], Weights).Where((_, weights) => weights.Sum() > 0).Sample((total, weights) =>
        {
            var sum = weights.Sum();
            var parts = Apportionment.Split(total, weights);
            var remainders = weights.Select(weight => (Int128)total * weight % sum).ToArray();
            var raised = parts.Select((part, i) => part > (long)((Int128)total * weights[i] / sum)).ToArray();
            for (var i = 0; i < parts.Length; i++)
            {
                for (var j = 0; j < parts.Length; j++)
                {
                    if (raised[j] && !raised[i] && (remainders[i] > remainders[j] || (remainders[i] == remainders[j] && i < j)))
                    {
                        return false;
                    }
                }
            }

            return true;
        });

    [Fact]
    public void The_sign_turns_every_part() =>
        Gen.Select(Gen.Long[0, 1_000_000], Weights)
            .Sample((total, weights) => Apportionment.Split(-total, weights).SequenceEqual(Apportionment.Split(total, weights).Select(part => -part)));

    [Fact]
    public void Known_examples()
    {
        Assert.Equal([34, 33, 33], Apportionment.Split(100, [1, 1, 1]));
        Assert.Equal([1, 1, 0], Apportionment.Split(2, [0, 0, 0]));
        Assert.Equal([0, 100], Apportionment.Split(100, [0, 7]));
        Assert.Empty(Apportionment.Split(100, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Apportionment.Split(100, [1, -1]));
    }

    [Fact]
    public void Any_partition_of_the_units_adds_up_to_the_total() =>
        Gen.Select(Gen.Long[-1_000_000, 1_000_000], Gen.Long[1, 60].Array[1, 10]).Sample((total, parts) =>
        {
            var units = parts.Sum();
            long first = 0, sum = 0;
            foreach (var count in parts)
            {
                sum += Apportionment.OfUnits(total, units, first, count);
                first += count;
            }

            return sum == total;
        });

    [Fact]
    public void Equal_units_differ_by_at_most_one() =>
        Gen.Select(Gen.Long[-1000, 1000], Gen.Long[1, 60]).Sample((total, units) =>
        {
            var each = Enumerable.Range(0, (int)units).Select(i => Apportionment.OfUnits(total, units, i, 1)).ToArray();
            return each.Max() - each.Min() <= 1;
        });
}
