using NodaTime;
using Oms.Conformance.Storage.Building;
using Oms.Events;
using Oms.Storage;
using Xunit;

namespace Oms.Conformance.Storage;

/// <summary>Ground of the suites about work under lease: claims, and waiting for a lease to be over by the database's clock.</summary>
public abstract class WorkSuite : StoreSuite
{
    /// <summary>Long enough that no test sees its end.</summary>
    protected static readonly Duration Long = Duration.FromMinutes(10);

    /// <summary>So short that it is over at once.</summary>
    protected static readonly Duration Brief = Duration.FromMilliseconds(1);

    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected WorkSuite(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>A stream with some events, committed.</summary>
    protected async Task<StreamId> StreamAsync(int events = 1, Instant? at = null)
    {
        var stream = Make.Stream();
        await CommitAsync(Make.Set() with { At = at ?? Samples.Noon, Events = [.. Enumerable.Range(1, events).Select(n => Samples.Event(stream, n))] });
        return stream;
    }

    /// <summary>Claims streams.</summary>
    protected async Task<IReadOnlyList<ClaimedStream>> ClaimAsync(Instant? now = null, Duration? lease = null, int max = 64, int maxEvents = 32) =>
        (await Store.ClaimAsync(new ClaimRequest { Owner = "me", Streams = true, Now = now ?? Samples.Noon, Lease = lease ?? Long, Max = max, MaxEvents = maxEvents }, Token)).Streams;

    /// <summary>Claims timers and effects.</summary>
    protected async Task<IReadOnlyList<ClaimedItem>> ItemsAsync(Instant? now = null, Duration? lease = null, int max = 64) =>
        (await Store.ClaimAsync(new ClaimRequest { Owner = "me", Streams = false, Now = now ?? Samples.Noon, Lease = lease ?? Long, Max = max }, Token)).Items;

    /// <summary>Claims again until a brief lease of somebody else's is over.</summary>
    protected static async Task<T> AfterLeaseAsync<T>(Func<Task<IReadOnlyList<T>>> claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        for (var attempt = 0; attempt < 100; attempt++)
        {
            await Task.Delay(20, Token);
            if (await claim() is [var claimed])
            {
                return claimed;
            }
        }

        Assert.Fail("The lease was over, and nobody else got the work.");
        throw new InvalidOperationException();
    }

    /// <summary>Gives a stream back.</summary>
    protected async Task<int> SettleAsync(ClaimedStream claimed, long position, params HandlerState[] handlers)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        return await Store.SettleAsync(new Settlement { Streams = [new SettledStream(claimed.Tenant, claimed.State.Stream, claimed.Fence, position, handlers)] }, Token);
    }

    /// <summary>Sequences of a claimed stream's events.</summary>
    protected static IEnumerable<int> Sequences(ClaimedStream claimed)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        return claimed.Events.Select(stored => (int)stored.Sequence);
    }
}
