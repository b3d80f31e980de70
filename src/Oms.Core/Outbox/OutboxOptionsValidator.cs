using System.Globalization;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Oms.Outbox;

/// <summary>Checks the outbox's settings and reports every mistake with what to write instead.</summary>
internal sealed class OutboxOptionsValidator : IValidateOptions<OutboxOptions>
{
    public ValidateOptionsResult Validate(string? name, OutboxOptions options)
    {
        var mistakes = new List<string>();
        Number(nameof(options.Workers), options.Workers, 1, 64);
        Number(nameof(options.BatchSize), options.BatchSize, 1, 1000);
        Number(nameof(options.MaxAttempts), options.MaxAttempts, 1, 100);
        Number(nameof(options.MaxWorkAttempts), options.MaxWorkAttempts, 1, 1000);
        Span(nameof(options.PollInterval), options.PollInterval, Duration.FromMilliseconds(10), Duration.FromMinutes(1));
        Span(nameof(options.Lease), options.Lease, Duration.FromSeconds(2), Duration.FromHours(1));
        Span(nameof(options.HandlerTimeout), options.HandlerTimeout, Duration.FromMilliseconds(10), Duration.FromMinutes(30));
        Span(nameof(options.FirstRetry), options.FirstRetry, Duration.FromMilliseconds(1), Duration.FromHours(1));
        Span(nameof(options.LongestRetry), options.LongestRetry, options.FirstRetry, Duration.FromDays(1));
        if (options.KeepKeys != Duration.Zero)
        {
            Span(nameof(options.KeepKeys), options.KeepKeys, Duration.FromDays(1), Duration.FromDays(3653));
        }

        if (options.Lease <= options.HandlerTimeout)
        {
            mistakes.Add(Text($"OutboxOptions.Lease is {options.Lease}, and a handler may take {options.HandlerTimeout}: write more than {nameof(options.HandlerTimeout)}, twice as much is sound."));
        }

        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);

        void Number(string setting, int value, int least, int most)
        {
            if (value < least || value > most)
            {
                mistakes.Add(Text($"OutboxOptions.{setting} is {value}: write a number from {least} to {most}."));
            }
        }

        void Span(string setting, Duration value, Duration least, Duration most)
        {
            if (value < least || value > most)
            {
                mistakes.Add(Text($"OutboxOptions.{setting} is {value}: write a duration from {least} to {most} (days:hours:minutes:seconds)."));
            }
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
