using CsCheck;

namespace Oms.Core.Tests.Values;

public sealed class AttributesTests
{
    private static readonly Gen<KeyValuePair<string, string>[]> Pairs =
        Gen.Select(Gen.String[Gen.Char['a', 'f'], 1, 2], Gen.String[Gen.Char['a', 'z'], 0, 4], KeyValuePair.Create).Array[0, 12];

    [Fact]
    public void They_are_equal_by_content_whatever_the_order_they_came_in() =>
        Pairs.Select(pairs => pairs.DistinctBy(pair => pair.Key).ToArray()).Sample(pairs =>
        {
            var one = Attributes.Of(pairs);
            var other = Attributes.Of(pairs.Reverse());
            return one.Equals(other) && one.GetHashCode() == other.GetHashCode() && one.SequenceEqual(other)
                && one.Select(pair => pair.Key).SequenceEqual(pairs.Select(pair => pair.Key).Order(StringComparer.Ordinal));
        });

    [Fact]
    public void The_last_of_equal_keys_wins() =>
        Pairs.Sample(pairs => pairs.All(pair => Attributes.Of(pairs)[pair.Key] == pairs.Last(other => other.Key == pair.Key).Value));

    [Fact]
    public void Setting_one_makes_another_value()
    {
        var before = Attributes.Of([new("a", "1")]);
        var after = before.With("a", "2").With("b", "3");
        Assert.Equal("1", before["a"]);
        Assert.Equal("2", after["a"]);
        Assert.Equal(2, after.Count);
        Assert.Null(after["c"]);
        Assert.Same(Attributes.Empty, Attributes.Of());
    }

    [Fact]
    public void Limits_are_kept()
    {
        var most = Enumerable.Range(0, Attributes.MaxEntries).Select(i => KeyValuePair.Create($"k{i}", "v")).ToArray();
        Assert.Equal(Attributes.MaxEntries, Attributes.Of(most).Count);
        Refused(() => Attributes.Of([.. most, new("one-more", "v")]));
        Refused(() => Attributes.Of([new(new string('k', Attributes.MaxKeyLength + 1), "v")]));
        Refused(() => Attributes.Of([new("k", new string('v', Attributes.MaxValueLength + 1))]));
        Refused(() => Attributes.Of([new("", "v")]));
        Refused(() => Attributes.Of([new("k", "\u0000")]));
    }

    private static void Refused(Action action) => Assert.Equal("value.attributes", Assert.Throws<OmsException>(action).Code);
}
