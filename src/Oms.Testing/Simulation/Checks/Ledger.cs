using Oms.Storage;
using Oms.Storage.Judging;
using Oms.Testing.Simulation.Worlds;

namespace Oms.Testing.Simulation.Checks;

/// <summary>
/// The clients' own account, kept outside of the store: what was sent, what was answered. At the end each key must have had its effect exactly
/// as often as its client was told, and units on hand must be the sum of what was done.
/// </summary>
internal sealed class Ledger(World world)
{
    private readonly List<Sent> _sent = [];
    private readonly Dictionary<string, Sent> _byKey = new(StringComparer.Ordinal);

    public Sent Begin(SimulatedShop shop, SimulatedCall call, string kind, string key)
    {
        var sent = new Sent(shop, call, kind, key, world.Timeline.Now);
        _sent.Add(sent);
        _byKey.Add(key, sent);
        world.Coverage.Tried(kind);
        world.Trace?.Add($"{key} sends {kind}: {call}");
        return sent;
    }

    /// <summary>What a client sent under a key; null: it is none of theirs.</summary>
    public Sent? Find(string key) => _byKey.GetValueOrDefault(key);

    public void Hear(Sent sent, Answer answer)
    {
        sent.Open += answer.IsOpen ? 1 : 0;
        world.Watch.Mix(sent.Key.Length, answer.Receipt?.Id ?? Guid.Empty, answer.Error is null ? 0 : 1);
        if (answer.Receipt is { } receipt)
        {
            world.Trace?.Add($"{sent.Key} hears {receipt.Outcome} v{receipt.Version}{(receipt.Replayed ? " again" : "")}");
            Hear(sent, receipt);
        }
        else if (answer.Error is { } error && !answer.MayTryAgain)
        {
            world.Trace?.Add($"{sent.Key} is refused: {(error as OmsException)?.Code ?? error.GetType().Name}");
            Refuse(sent, error);
        }
        else
        {
            world.Trace?.Add($"{sent.Key} hears {(answer.Error as OmsException)?.Code ?? "nothing"}");
        }
    }

    /// <summary>The key of an answered command was used for something else.</summary>
    public void HearOther(Sent sent, Answer answer)
    {
        if (answer.Receipt is not null || answer.Error is not (null or StoreException or OperationKeyReusedException))
        {
            world.Violate($"{sent.Kind} {sent.Key} was answered, and its key with other content was answered with {answer.Receipt?.Outcome ?? answer.Error!.GetType().Name} instead of operation.key_reused.");
        }
    }

    public void GiveUp(Sent sent)
    {
        world.Trace?.Add($"{sent.Key} gives up");
        world.Coverage.GaveUp(sent.Kind);
    }

    /// <summary>Everything at rest: what was promised to clients must be there.</summary>
    public void Check()
    {
        var onHand = new Dictionary<(TenantId, Sku, LocationCode), long>();
        foreach (var sent in _sent)
        {
            var known = world.Peek(new StoreRead.OperationById(sent.Shop.Tenant, sent.Key));
            CheckKey(sent, known);
            foreach (var line in known is null ? [] : sent.Moved ?? [])
            {
                var key = (sent.Shop.Tenant, line.Sku, line.Location);
                onHand[key] = onHand.GetValueOrDefault(key) + line.Quantity;
            }
        }

        foreach (var (key, units) in onHand)
        {
            var stored = world.Peek(new StoreRead.Stock(key.Item1, [key.Item2], world.Timeline.Instant)).Positions.FirstOrDefault(position => position.Location == key.Item3);
            if ((stored?.OnHand ?? 0) != units)
            {
                world.Violate($"{key.Item2} at {key.Item3} of tenant {key.Item1} has {stored?.OnHand ?? 0} units on hand; by what clients did there are {units}.");
            }
        }
    }

    private void CheckKey(Sent sent, KnownOperation? known)
    {
        if (sent.Receipt is { } receipt)
        {
            var elsewhere = receipt.Outcome == sent.Call.Elsewhere;
            if (elsewhere ? known is not null : known is null || known.Result.Id != receipt.Id || known.Result.Version != receipt.Version)
            {
                world.Violate($"{sent.Kind} {sent.Key} was answered with {receipt.Id} at version {receipt.Version}; the store knows {(known is null ? "nothing" : known.Result)} of it.");
            }
            else if (sent.Call.Holds?.Invoke(sent.Shop, receipt) is { } wrong)
            {
                world.Violate($"{sent.Kind} {sent.Key} was answered, but {wrong}");
            }
        }
        else if (sent.Refused is { } code && sent.Open == 0 && known is not null)
        {
            world.Violate($"{sent.Kind} {sent.Key} was refused with {code} and is stored all the same.");
        }
    }

    private void Hear(Sent sent, CommandReceipt receipt)
    {
        if (sent.Receipt is { } first)
        {
            if (first.Outcome != sent.Call.Elsewhere && (!receipt.Replayed || (receipt.Id, receipt.Version, receipt.Outcome) != (first.Id, first.Version, first.Outcome)))
            {
                world.Violate($"{sent.Kind} {sent.Key} was answered with {first}, and with {receipt} when it was sent again.");
            }

            return;
        }

        if (receipt.Replayed && sent.Open == 0 && receipt.Outcome != sent.Call.Elsewhere)
        {
            world.Violate($"{sent.Kind} {sent.Key} was answered as done before, but nothing was sent before that might have been done.");
        }

        sent.Receipt = receipt;
        world.Coverage.Accepted(sent.Kind, receipt.Outcome);
        sent.Call.Acknowledged?.Invoke(receipt);
    }

    private void Refuse(Sent sent, Exception error)
    {
        var code = (error as OmsException)?.Code;
        if (sent.Receipt is not null || code is null || (code is not ("command.conflict" or "stock.contended") && !sent.Call.Refusals.Contains(code)))
        {
            world.Violate($"{sent.Kind} {sent.Key} was refused with {code ?? error.GetType().Name}, which nothing there can give: {error.Message}{(code is null ? error.StackTrace : "")}");
        }

        sent.Refused = code;
        world.Coverage.Refused(sent.Kind, code ?? "?");
    }
}
