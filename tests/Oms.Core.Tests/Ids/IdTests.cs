using System.Collections.Concurrent;
using NodaTime;
using NodaTime.Testing;
using Oms.Ids;

namespace Oms.Core.Tests.Ids;

public sealed class IdTests
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static readonly Instant Noon = Instant.FromUtc(2026, 2, 3, 12, 0);

    [Fact]
    public void Ids_are_uuids_of_version_7_of_their_moment()
    {
        var id = new UuidV7Generator(new FakeClock(Noon), new SystemRandomSource()).NewId();
        var bytes = id.ToByteArray(bigEndian: true);
        Assert.Equal(7, bytes[6] >> 4);
        Assert.Equal(0b10, bytes[8] >> 6);
        Assert.Equal(Noon.ToUnixTimeMilliseconds(), Convert.ToInt64(Convert.ToHexString(bytes[..6]), 16));
    }

    [Fact]
    public void Ids_of_one_generator_grow_even_within_a_millisecond_and_when_the_clock_goes_back()
    {
        var clock = new FakeClock(Noon);
        var ids = new UuidV7Generator(clock, new SystemRandomSource());
        var made = new List<Guid>();
        for (var i = 0; i < 20_000; i++)
        {
            if (i == 10_000)
            {
                clock.Reset(Noon - Duration.FromHours(1));
            }

            made.Add(ids.NewId());
        }

        Assert.Equal(made.Order(), made);
        Assert.Equal(made.Count, made.Distinct().Count());
    }

    [Fact]
    public async Task Ids_of_many_threads_are_distinct_and_grow_on_each()
    {
        var ids = new UuidV7Generator(SystemClock.Instance, new SystemRandomSource());
        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 20_000).Select(_ => ids.NewId()).ToArray())));
        Assert.All(runs, run => Assert.Equal(run.Order(), run));
        // The first eight bytes alone are distinct: no two threads ever got the same moment and counter.
        Assert.Equal(160_000, runs.SelectMany(run => run).Select(id => Convert.ToHexString(id.ToByteArray(bigEndian: true)[..8])).Distinct().Count());
    }

    [Fact]
    public void Order_numbers_are_ten_characters_nobody_misreads()
    {
        var clock = new FakeClock(Instant.FromUtc(2026, 11, 24, 9, 0), Duration.FromHours(1));
        var numbers = new OrderNumbers(new SystemRandomSource(), clock);
        var made = Enumerable.Range(0, 5000).Select(_ => numbers.Next()).ToList();
        Assert.All(made, number => Assert.Equal(10, number.Length));
        Assert.Equal(Crockford.Order(), made.SelectMany(number => number).Distinct().Order());
        Assert.Equal(made.Count, made.Distinct().Count());
    }

    /// <summary>Numbers of one time lie side by side in their index; two years later they begin anew.</summary>
    [Fact]
    public void Order_numbers_grow_with_the_seconds()
    {
        var start = Instant.FromUnixTimeSeconds(26L << 26);
        var numbers = new OrderNumbers(new SystemRandomSource(), new FakeClock(start, Duration.FromSeconds(1)));
        var made = Enumerable.Range(0, 5000).Select(_ => numbers.Next()).ToList();
        Assert.Equal(made.Order(StringComparer.Ordinal), made);
        Assert.Equal("00000", made[0][..5]);
        Assert.StartsWith("ZZZZZ", new OrderNumbers(new SystemRandomSource(), new FakeClock(start - Duration.FromSeconds(1))).Next(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_second_and_chance_give_the_same_number()
    {
        var clock = new FakeClock(Instant.FromUnixTimeSeconds(1));
        Assert.Equal("00000G0082", new OrderNumbers(new Counting(), clock).Next());
        Assert.NotEqual(new OrderNumbers(new SystemRandomSource(), clock).Next(), new OrderNumbers(new SystemRandomSource(), clock).Next());
    }

    [Fact]
    public void Chance_differs_between_calls_and_fills_what_is_longer_than_a_block()
    {
        var random = new SystemRandomSource();
        var seen = new ConcurrentDictionary<string, int>();
        Parallel.For(0, 10_000, _ =>
        {
            Span<byte> bytes = stackalloc byte[16];
            random.Fill(bytes);
            seen.TryAdd(Convert.ToHexString(bytes), 0);
        });
        Assert.Equal(10_000, seen.Count);
        var large = new byte[5000];
        random.Fill(large);
        Assert.True(large.Distinct().Count() > 200);
    }

    private sealed class Counting : IRandomSource
    {
        private byte _next;

        public void Fill(Span<byte> bytes)
        {
            foreach (ref var b in bytes)
            {
                b = _next++;
            }
        }
    }
}
