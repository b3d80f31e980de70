using NodaTime;
using Oms.Outbox;

namespace Oms.Core.Tests.Outbox;

/// <summary>What is set wrongly is said at start, all of it; waits double and are spread.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void The_defaults_are_valid() =>
        Assert.True(new OutboxOptionsValidator().Validate(null, new OutboxOptions()).Succeeded);

    [Fact]
    public void All_mistakes_come_together_with_what_to_write_instead()
    {
        var options = new OutboxOptions
        {
            Workers = 0,
            BatchSize = 5000,
            MaxAttempts = -1,
            MaxWorkAttempts = 0,
            PollInterval = Duration.Zero,
            Lease = Duration.FromSeconds(10),
            HandlerTimeout = Duration.FromSeconds(10),
            FirstRetry = Duration.FromMinutes(5),
            LongestRetry = Duration.FromMinutes(1),
            KeepKeys = Duration.FromHours(1),
        };

        var result = new OutboxOptionsValidator().Validate(null, options);

        var mistakes = result.Failures!.ToList();
        Assert.Equal(8, mistakes.Count);
        Assert.All(mistakes, mistake => Assert.Contains(": write ", mistake, StringComparison.Ordinal));
        Assert.Contains(mistakes, mistake => mistake.StartsWith("OutboxOptions.Workers is 0: write a number from 1 to 64", StringComparison.Ordinal));
        Assert.Contains(mistakes, mistake => mistake.StartsWith("OutboxOptions.Lease", StringComparison.Ordinal));
    }

    [Fact]
    public void Waits_double_up_to_the_longest_less_a_fifth_by_chance()
    {
        var schedule = new RetrySchedule(Microsoft.Extensions.Options.Options.Create(new OutboxOptions()), new SeededRandom());
        for (var failures = 1; failures <= 64; failures++)
        {
            var full = Math.Min(Math.Pow(2, failures - 1), 600);
            Assert.InRange(schedule.After(failures).TotalSeconds, (full * 0.8) - 0.001, full);
        }

        Assert.True(Enumerable.Range(0, 20).Select(_ => schedule.After(5)).Distinct().Count() > 10);
    }

    [Fact]
    public void Handlers_of_one_name_are_refused_and_named()
    {
        var error = Assert.Throws<OmsException>(() => new EventHandlers([new RecordingHandler("mail"), new RecordingHandler("mail"), new RecordingHandler(""), new RecordingHandler("sms")]));

        Assert.Equal("outbox.handlers", error.Code);
        Assert.Contains("2 handlers are named 'mail'", error.Message, StringComparison.Ordinal);
        Assert.Contains("write 1 to 200 characters", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_wakes_one_waiter_and_is_kept_for_the_next_who_waits()
    {
        var time = new ManualTime();
        var signal = new PumpSignal(time);
        signal.Poke();
        signal.Poke();
        await signal.WaitAsync(Duration.FromHours(1), CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(5));

        var one = signal.WaitAsync(Duration.FromHours(1), CancellationToken.None).AsTask();
        var two = signal.WaitAsync(Duration.FromHours(1), CancellationToken.None).AsTask();
        signal.Poke();
        var first = await Task.WhenAny(one, two).WaitAsync(TimeSpan.FromSeconds(5));
        var second = first == one ? two : one;
        Assert.False(second.IsCompleted);
        time.Advance(Duration.FromHours(1));
        await second.WaitAsync(TimeSpan.FromSeconds(5));

        // The poke was taken: the next waits again, and only a token or the time ends it.
        using var stop = new CancellationTokenSource();
        var third = signal.WaitAsync(Duration.FromHours(1), stop.Token).AsTask();
        await Task.Delay(20);
        Assert.False(third.IsCompleted);
        await stop.CancelAsync();
        await third.WaitAsync(TimeSpan.FromSeconds(5));
    }
}
