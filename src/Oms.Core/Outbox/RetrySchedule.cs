using System.Buffers.Binary;
using Microsoft.Extensions.Options;
using NodaTime;
using Oms.Ids;

namespace Oms.Outbox;

/// <summary>How long to wait after a failure: doubling, capped, up to a fifth less by chance. Thread-safe.</summary>
internal sealed class RetrySchedule(IOptions<OutboxOptions> options, IRandomSource random)
{
    private const double MostJitter = 0.2;

    /// <param name="failures">How often it failed in a row, this time included.</param>
    public Duration After(int failures)
    {
        var settings = options.Value;
        var wait = Math.Min(settings.FirstRetry.TotalNanoseconds * Math.Pow(2, Math.Max(0, failures - 1)), settings.LongestRetry.TotalNanoseconds);
        return Duration.FromNanoseconds((long)(wait * (1 - (MostJitter * Chance()))));
    }

    private double Chance()
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        random.Fill(bytes);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes) / (double)uint.MaxValue;
    }
}
