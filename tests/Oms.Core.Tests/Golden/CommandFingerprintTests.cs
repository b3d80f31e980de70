using System.Security.Cryptography;
using System.Text;
using Oms.Engine;

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
    public void Many_threads_at_once_come_to_the_same_hashes()
    {
        var expected = CommandSamples.All.Select(command => Convert.ToHexString(Fingerprint.Of(command))).ToArray();
        Parallel.For(0, 2000, i =>
        {
            var at = i % expected.Length;
            Assert.Equal(expected[at], Convert.ToHexString(Fingerprint.Of(CommandSamples.All[at])));
        });
    }

    private static Command SampleOf(string name) => CommandSamples.All.Single(command => command.GetType().Name == name);
}
