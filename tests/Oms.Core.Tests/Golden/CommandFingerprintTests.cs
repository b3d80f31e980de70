using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Oms.Engine;
using Oms.Orders;

namespace Oms.Core.Tests.Golden;

/// <summary>Fingerprints are wire format: one that changes makes a repeated key look like other content.</summary>
public sealed class CommandFingerprintTests
{
    private static readonly string Folder = GoldenFile.Beside("commands");

    public static TheoryData<string> Names => [.. CommandSamples.All.Select(command => command.GetType().Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_canonical_form_and_its_hash_are_the_approved_ones(string name)
    {
        var command = SampleOf(name);
        var canonical = Encoding.UTF8.GetString(Fingerprint.Canonical(command));
        GoldenFile.Check(Path.Combine(Folder, $"{name}.txt"), $"{canonical}\nsha-256 {Convert.ToHexStringLower(Fingerprint.Of(command))}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_hash_is_that_of_the_canonical_form(string name) =>
        Assert.Equal(SHA256.HashData(Fingerprint.Canonical(SampleOf(name))), Fingerprint.Of(SampleOf(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Key_expected_version_and_documents_are_no_part_of_it(string name) =>
        Assert.Equal(Fingerprint.Of(CommandSamples.Bare(SampleOf(name))), Fingerprint.Of(SampleOf(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Reason_and_facts_are_part_of_it(string name)
    {
        var command = SampleOf(name);
        Assert.NotEqual(Fingerprint.Of(command), Fingerprint.Of(command with { Reason = "Otherwise." }));
        Assert.NotEqual(Fingerprint.Of(command), Fingerprint.Of(command with { Facts = [] }));
    }

    [Fact]
    public void No_two_commands_share_one() =>
        Assert.Equal(CommandSamples.All.Count, CommandSamples.All.Select(command => Convert.ToHexString(Fingerprint.Of(command))).Distinct().Count());

    [Fact]
    public void Every_command_has_a_sample()
    {
        var commands = typeof(Command).Assembly.GetTypes().Where(type => type is { IsSealed: true, IsAbstract: false } && type.IsSubclassOf(typeof(Command))).ToHashSet();
        Assert.Equal(commands, CommandSamples.All.Select(command => command.GetType()).ToHashSet());
    }

    [Fact]
    public void Samples_leave_nothing_unset() =>
        Assert.Empty(CommandSamples.All.SelectMany(command => Portrait.Unset(command, command.GetType().Name)).Where(path => !path.Contains(".Documents.", StringComparison.Ordinal)));

    [Fact]
    public void No_approved_file_is_left_over() => GoldenFile.CheckNothingElse(Folder, CommandSamples.All.Select(command => $"{command.GetType().Name}.txt"));

    [Fact]
    public void Two_prices_share_one_exactly_where_they_are_one_number() =>
        Gen.Select(Numbers, Numbers).Sample((a, b) => HashOf(a).SequenceEqual(HashOf(b)) == (a == b), iter: 5000);

    [Fact]
    public void Zeros_behind_a_number_change_nothing() =>
        Gen.Select(Gen.Decimal, Gen.Int[0, 28]).Sample((number, zeros) => HashOf(number).SequenceEqual(HashOf(WithZeros(number, zeros))));

    [Theory]
    [InlineData("0.00", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("7.50", "7.5")]
    [InlineData("100", "100")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000010", "0.000000000000000000000000001")]
    public void A_number_is_written_in_its_smallest_scale(string number, string written) =>
        Assert.Contains($"\"price\":{written}}}", Encoding.UTF8.GetString(Fingerprint.Canonical(Priced(decimal.Parse(number, CultureInfo.InvariantCulture)))).Replace(",\"attributes\":{}", "", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void Many_threads_at_once_come_to_the_same_hashes()
    {
        var expected = CommandSamples.All.Select(command => Convert.ToHexString(Fingerprint.Of(command))).ToArray();
        Parallel.For(0, 2000, i =>
        {
            var at = i % expected.Length;
            Assert.Equal(expected[at], Convert.ToHexString(Fingerprint.Of(CommandSamples.All[at])));
        });
    }

    // Few digits, so that two of them often are the same number at another scale.
    private static readonly Gen<decimal> Numbers = Gen.Select(Gen.Int[-12, 12], Gen.Int[0, 2]).Select((digits, scale) => new decimal(Math.Abs(digits), 0, 0, digits < 0, (byte)scale));

    private static decimal WithZeros(decimal number, int zeros)
    {
        var wider = number;
        for (var i = 0; i < zeros; i++)
        {
            wider *= 1.0m;
        }

        return wider;
    }

    private static byte[] HashOf(decimal price) => Fingerprint.Of(Priced(price));

    private static PlaceOrder Priced(decimal price) =>
        new() { Currency = new Currency("GBP"), Lines = [new PlaceLine { Sku = new Sku("MUG-BLUE"), Quantity = 1, Price = price }] };

    private static Command SampleOf(string name) => CommandSamples.All.Single(command => command.GetType().Name == name);
}
