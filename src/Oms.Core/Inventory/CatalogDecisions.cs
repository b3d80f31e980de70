using NodaTime;
using Oms.Engine;
using Oms.Storage;

namespace Oms.Inventory;

/// <summary>What putting items and locations means. Pure.</summary>
internal static class CatalogDecisions
{
    /// <param name="command">The items.</param>
    /// <param name="read">They and everything their kits are made of, as far as it is stored.</param>
    /// <param name="now">Business time.</param>
    public static ChangeDraft PutItems(PutItems command, IReadOnlyList<Item> read, Instant now)
    {
        var stored = read.ToDictionary(item => item.Sku);
        ItemChecks.ThrowIfInvalid(command, stored);
        var draft = new ChangeDraft(now) { Outcome = "stored" };
        foreach (var item in command.Items)
        {
            var before = stored.GetValueOrDefault(item.Sku);
            draft.Puts.Add(new PutItem(before, item with { Version = (before?.Version ?? 0) + 1 }));
        }

        // Two who each close half of a circle must not both be right: what the kits were checked against must still be so.
        var put = command.Items.Select(item => item.Sku).ToHashSet();
        var parts = command.Items.Concat(read).SelectMany(item => item.Parts.Select(part => part.Sku)).Where(sku => !put.Contains(sku)).Distinct().Order();
        draft.Expect.AddRange(parts.Select(sku => new Expectation(ScopeId.Of(ScopeKinds.Item, sku.Value), stored.GetValueOrDefault(sku)?.Version ?? 0)));
        return draft;
    }

    public static ChangeDraft PutLocation(PutLocation command, IReadOnlyList<Location> read, Instant now)
    {
        var before = read.FirstOrDefault(location => location.Code == command.Location.Code);
        var draft = new ChangeDraft(now) { Outcome = "stored", Number = command.Location.Code.Value };
        draft.Puts.Add(new PutLocationState(before, command.Location with { Version = (before?.Version ?? 0) + 1 }));
        return draft;
    }
}
