using System.Globalization;
using Oms.Testing.Simulation.Checks;

namespace Oms.Testing.Simulation.Worlds;

/// <summary>
/// A client outside of the nodes. It sends a command under a key until it is answered, over whatever node is up; sometimes it gives up,
/// sends again what was answered, or uses the key for something else.
/// </summary>
internal sealed class Client(World world, int number)
{
    private const int MostAttempts = 12;
    private const long Patience = 8_000_000;
    private int _sent;

    public async Task RunAsync()
    {
        while (world.Left > 0)
        {
            await world.Timeline.Wait(world.Chance.Between(1, world.Think) * (world.Chance.PerMille(10) ? 40 : 1), null).ConfigureAwait(false);
            var shop = world.Shops[world.Chance.PerMille(200) ? 1 : 0];
            if (world.Left > 0 && Draw(shop) is var (kind, call))
            {
                world.Left--;
                await SendAsync(shop, call, kind).ConfigureAwait(false);
            }
        }
    }

    public async Task SendAsync(SimulatedShop shop, SimulatedCall call, string kind)
    {
        if (call.At is { } at && Timeline.Of(at) - world.Timeline.Now is > 0 and < 60_000_000 and var wait)
        {
            await world.Timeline.Wait(wait, null).ConfigureAwait(false);
        }

        var sent = world.Ledger.Begin(shop, call, kind, string.Create(CultureInfo.InvariantCulture, $"c{number}-{++_sent}"));
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var answer = await AskAsync(sent, "as first").ConfigureAwait(false);
            world.Ledger.Hear(sent, answer);
            if (!answer.MayTryAgain)
            {
                await AfterAsync(shop, sent, answer).ConfigureAwait(false);
                return;
            }

            if (world.Chance.PerMille(world.Faults.GiveUp) && kind != "open")
            {
                break;
            }

            await world.Timeline.Wait(world.Chance.Between(10_000, 400_000) * attempt, null).ConfigureAwait(false);
        }

        world.Ledger.GiveUp(sent);
    }

    private (string Kind, SimulatedCall Call)? Draw(SimulatedShop shop)
    {
        for (var tries = 0; tries < 12; tries++)
        {
            var kind = world.Options.Draw(world.Chance);
            if (kind.Draw(shop) is { } call)
            {
                return (kind.Name, call);
            }
        }

        return null;
    }

    /// <summary>What some clients do with an answer in their hands.</summary>
    private async ValueTask AfterAsync(SimulatedShop shop, Sent sent, Answer answer)
    {
        if (answer.Receipt is not { } receipt)
        {
            return;
        }

        if (world.Chance.PerMille(world.Faults.Resend))
        {
            world.Coverage.Fault("sent-again-after-answer");
            world.Ledger.Hear(sent, await AskAsync(sent, "as first").ConfigureAwait(false));
        }

        if (receipt.Outcome != sent.Call.Elsewhere && world.Chance.PerMille(world.Faults.OtherContent))
        {
            world.Coverage.Fault("key-used-for-other-content");
            world.Ledger.HearOther(sent, await AskAsync(sent, "otherwise").ConfigureAwait(false));
        }

        if (sent.Call.Order is { } order && world.Chance.PerMille(100))
        {
            await ReadBackAsync(shop, order, receipt.Version).ConfigureAwait(false);
        }
    }

    /// <summary>What was answered must be seen by the next read over any node, and only by its own tenant.</summary>
    private async ValueTask ReadBackAsync(SimulatedShop shop, OrderId id, long version)
    {
        var other = world.Chance.PerMille(100);
        var tenant = other ? world.Shops.First(one => one != shop).Tenant : shop.Tenant;
        var read = await CallAsync(async oms => await oms.For(tenant).Orders.FindAsync(id).ConfigureAwait(false)).ConfigureAwait(false);
        if (!read.Answered || read.Error is not null)
        {
            return;
        }

        if (other && read.Value is not null)
        {
            world.Violate($"Tenant {tenant} reads order {id} of tenant {shop.Tenant}.");
        }
        else if (!other && (read.Value is null || read.Value.Version < version))
        {
            world.Violate($"Order {id} was answered to be at version {version} and is read at {read.Value?.Version ?? 0} afterwards.");
        }
    }

    private async ValueTask<Answer> AskAsync(Sent sent, string reason)
    {
        sent.Attempts++;
        var asked = await CallAsync(oms => sent.Call.SendAsync(oms.For(sent.Shop.Tenant), sent.Key, reason)).ConfigureAwait(false);
        return asked.Answered ? new Answer(asked.Value, asked.Error) : default;
    }

    /// <summary>Calls a node over a network that may lose the answer; a node that is down or killed meanwhile never gives one.</summary>
    private Task<(bool Answered, T? Value, Exception? Error)> CallAsync<T>(Func<IOms, ValueTask<T>> call)
    {
        var node = world.Chance.Of(world.Nodes);
        var heard = new TaskCompletionSource<(bool, T?, Exception?)>();
        if (!node.Up)
        {
            world.Timeline.After(world.DelayMicros(), null, () => heard.TrySetResult(default));
            return heard.Task;
        }

        world.Timeline.After(world.DelayMicros(), node, () => _ = WorkAsync());
        world.Timeline.After(Patience, null, () => heard.TrySetResult(default));
        return heard.Task;

        async Task WorkAsync()
        {
            T? value = default;
            Exception? error = null;
            try
            {
                value = await call(node.Oms!).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                error = e;
            }

            if (world.Chance.PerMille(world.Faults.LostResponse))
            {
                world.Coverage.Fault("response-lost");
            }
            else
            {
                world.Timeline.After(world.DelayMicros(), null, () => heard.TrySetResult((true, value, error)));
            }
        }
    }
}
