using NodaTime;
using Oms.Engine;
using Oms.Events;
using Oms.Ids;
using Oms.Storage;

namespace Oms.Inventory;

/// <summary>What changes of items, locations and stock mean. Pure.</summary>
internal sealed class StockDecisions(IIdGenerator ids)
{
    public static ChangeDraft PutItems(PutItems command, StockView read, Instant now)
    {
        var draft = new ChangeDraft(now) { Outcome = "stored" };
        foreach (var item in command.Items)
        {
            if (item.Sku.Value is null || item.WeightGrams < 0)
            {
                throw new ValidationFailedException(new Finding("item.invalid", $"Items[{item.Sku.Value}]", "An item needs a SKU and a weight of 0 or more."));
            }

            var before = read.Items.FirstOrDefault(known => known.Sku == item.Sku);
            draft.Puts.Add(new PutItem(before, item with { Version = (before?.Version ?? 0) + 1 }));
        }

        return draft;
    }

    public static ChangeDraft PutLocation(PutLocation command, IReadOnlyList<Location> read, Instant now)
    {
        if (command.Location.Code.Value is null)
        {
            throw new ValidationFailedException(new Finding("value.location", "Location.Code", "Give the location a code."));
        }

        var before = read.FirstOrDefault(location => location.Code == command.Location.Code);
        var draft = new ChangeDraft(now) { Outcome = "stored", Number = command.Location.Code.Value };
        draft.Puts.Add(new PutLocationState(before, command.Location with { Version = (before?.Version ?? 0) + 1 }));
        return draft;
    }

    public ChangeDraft Receive(ReceiveStock command, Instant now)
    {
        var draft = new ChangeDraft(now) { Outcome = "received", Id = ids.NewId() };
        Change(draft, command.Lines, MovementKind.Received, "receipt", command.Reference);
        draft.Facts.Add((new StreamId(StreamKinds.Stock, draft.Id), 1, new StockReceived { Lines = command.Lines, Reference = command.Reference }));
        return draft;
    }

    public ChangeDraft Adjust(AdjustStock command, StockView read, Instant now)
    {
        var draft = new ChangeDraft(now) { Outcome = "adjusted", Id = ids.NewId() };
        Change(draft, command.Lines, MovementKind.Adjusted, "adjustment", command.Reason);
        draft.Facts.Add((new StreamId(StreamKinds.Stock, draft.Id), 1, new StockAdjustedBy { Lines = command.Lines, Reason = command.Reason! }));
        OpenCases(draft, command, read);
        return draft;
    }

    private void Change(ChangeDraft draft, IReadOnlyList<StockLine> lines, MovementKind kind, string cause, string? reason)
    {
        foreach (var line in lines)
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
                Reason = reason,
            });
        }
    }

    // The truth commits even where it leaves promised units missing; then somebody has to know.
    private static void OpenCases(ChangeDraft draft, AdjustStock command, StockView read)
    {
        foreach (var change in command.Lines.Where(line => line.Condition == StockCondition.Sellable).GroupBy(line => (line.Sku, line.Location)))
        {
            var position = read.Positions.FirstOrDefault(p => p.Sku == change.Key.Sku && p.Location == change.Key.Location);
            if (position is null)
            {
                continue;
            }

            var missing = position.Allocated + position.Reserved - position.OversellLimit - position.Sellable - change.Sum(line => line.Quantity);
            if (missing > position.Short && missing > 0)
            {
                var id = FormattableString.Invariant($"stock-short:{draft.Id:N}:{draft.Puts.Count}");
                draft.Put(Cases.Open(id, "stock.short", draft.Id, FormattableString.Invariant($"{missing} units of {change.Key.Sku} at {change.Key.Location} are promised and not there: find them, receive more, or cancel or move what they are promised to.")));
            }
        }
    }
}
