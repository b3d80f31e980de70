using Oms.Engine;
using Oms.Ids;
using Oms.Storage;

namespace Oms.Inventory;

/// <summary>Books physical changes that no order causes: the counter and its line in the ledger, together. Where promised units are missing afterwards, it opens a case.</summary>
internal sealed class StockBook(IIdGenerator ids)
{
    public void Change(ChangeDraft draft, MovementKind kind, string cause, StockLine line, UnitPrice? cost, string? reason)
    {
        draft.Reserves.Add(new StockChanged { Sku = line.Sku, Location = line.Location, Quantity = line.Quantity, Condition = line.Condition });
        draft.Movements.Add(new StockMovement
        {
            Id = ids.NewId(),
            Sku = line.Sku,
            Location = line.Location,
            Kind = kind,
            Condition = line.Condition,
            Quantity = line.Quantity,
            CauseKind = cause,
            CauseId = draft.Id,
            At = draft.Now,
            UnitCost = cost,
            Reason = reason,
        });
    }

    /// <summary>Opens a case for each position whose promised units would be missing. The truth commits even so; then somebody has to know.</summary>
    public static void OpenCases(ChangeDraft draft, StockView read)
    {
        foreach (var at in draft.Reserves.Where(reserve => reserve is StockChanged { Condition: StockCondition.Sellable } or OversellLimitSet).GroupBy(reserve => (reserve.Sku, reserve.Location)))
        {
            var position = Position(read, at.Key.Sku, at.Key.Location);
            var limit = at.OfType<OversellLimitSet>().LastOrDefault()?.Quantity ?? position.OversellLimit;
            var missing = position.Allocated + position.Reserved - limit - position.Sellable - at.OfType<StockChanged>().Sum(change => change.Quantity);
            if (missing > position.Short && missing > 0)
            {
                OpenCase(draft, "stock.short", FormattableString.Invariant($"{missing} units of {at.Key.Sku} at {at.Key.Location} are promised and not there: find them, receive more, or cancel or move what they are promised to."));
            }
        }
    }

    public static void OpenCase(ChangeDraft draft, string type, string message) =>
        draft.Put(Cases.Open(FormattableString.Invariant($"{type.Replace('.', '-')}:{draft.Id:N}:{draft.Puts.Count}"), type, draft.Id, message));

    public static StockPosition Position(StockView read, Sku sku, LocationCode location)
    {
        for (var i = 0; i < read.Positions.Count; i++)
        {
            if (read.Positions[i].Sku == sku && read.Positions[i].Location == location)
            {
                return read.Positions[i];
            }
        }

        return new StockPosition { Sku = sku, Location = location };
    }

    public static long Units(StockPosition position, StockCondition condition) => condition switch
    {
        StockCondition.Damaged => position.Damaged,
        StockCondition.Quarantine => position.Quarantine,
        StockCondition.QualityControl => position.QualityControl,
        _ => position.Sellable,
    };
}
