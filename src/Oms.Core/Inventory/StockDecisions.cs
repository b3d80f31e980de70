using NodaTime;
using Oms.Engine;
using Oms.Events;
using Oms.Ids;
using Oms.Storage;

namespace Oms.Inventory;

/// <summary>What receiving, adjusting, changing the condition and planning of stock mean. Pure.</summary>
internal sealed class StockDecisions(StockBook book, IIdGenerator ids)
{
    public ChangeDraft Receive(ReceiveStock command, StockView read, Instant now)
    {
        var draft = new ChangeDraft(now) { Outcome = "received", Id = ids.NewId() };
        var lines = Change(draft, command.Lines, MovementKind.Received, "receipt", command.Reference, read);
        draft.Facts.Add((new StreamId(StreamKinds.Stock, draft.Id), 1, new StockReceived { Lines = lines, Reference = command.Reference }));
        return draft;
    }

    public ChangeDraft Adjust(AdjustStock command, StockView read, Instant now)
    {
        var draft = new ChangeDraft(now) { Outcome = "adjusted", Id = ids.NewId() };
        var lines = Change(draft, command.Lines, MovementKind.Adjusted, "adjustment", command.Reason, read);
        draft.Facts.Add((new StreamId(StreamKinds.Stock, draft.Id), 1, new StockAdjustedBy { Lines = lines, Reason = command.Reason! }));
        StockBook.OpenCases(draft, read);
        return draft;
    }

    public ChangeDraft Recondition(ReconditionStock command, StockView read, Instant now)
    {
        var draft = new ChangeDraft(now) { Outcome = "reconditioned", Id = ids.NewId() };
        var units = new SmallestUnits(read);
        var lines = command.Lines.Select((line, i) => line with { Unit = null, Quantity = units.Of(line.Sku, line.Quantity, line.Unit, FormattableString.Invariant($"Lines[{i}].Unit")) }).ToList();
        units.Throw();
        foreach (var line in lines)
        {
            var cost = units.Item(line.Sku)?.Cost;
            Move(line.From, -line.Quantity);
            Move(line.To, line.Quantity);

            void Move(StockCondition condition, long quantity) => book.Change(
                draft,
                MovementKind.Reconditioned,
                "adjustment",
                new StockLine { Sku = line.Sku, Location = line.Location, Quantity = quantity, Condition = condition },
                cost,
                command.Reason);
        }

        draft.Facts.Add((new StreamId(StreamKinds.Stock, draft.Id), 1, new StockReconditioned { Lines = lines }));
        StockBook.OpenCases(draft, read);
        return draft;
    }

    public ChangeDraft Plan(PlanStock command, StockView read, Instant now)
    {
        var draft = new ChangeDraft(now) { Outcome = "planned", Id = ids.NewId() };
        foreach (var line in command.Lines)
        {
            draft.Reserves.Add(new StockPlanned { Sku = line.Sku, Location = line.Location, Quantity = line.SafetyStock, ReorderPoint = line.ReorderPoint });
            if (line.OversellLimit is { } limit)
            {
                draft.Reserves.Add(new OversellLimitSet { Sku = line.Sku, Location = line.Location, Quantity = limit });
            }
        }

        draft.Facts.Add((new StreamId(StreamKinds.Stock, draft.Id), 1, new StockPlansSet { Lines = command.Lines }));
        StockBook.OpenCases(draft, read);
        return draft;
    }

    private List<StockLine> Change(ChangeDraft draft, IReadOnlyList<StockLine> lines, MovementKind kind, string cause, string? reason, StockView read)
    {
        var units = new SmallestUnits(read);
        var changes = new List<StockLine>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            changes.Add(line with { Unit = null, Quantity = units.Of(line.Sku, line.Quantity, line.Unit, FormattableString.Invariant($"Lines[{i}].Unit")) });
            units.NoKit(line.Sku, line.Quantity, FormattableString.Invariant($"Lines[{i}].Sku"));
        }

        units.Throw();
        foreach (var change in changes)
        {
            book.Change(draft, kind, cause, change, change.UnitCost ?? units.Item(change.Sku)?.Cost, reason);
        }

        return changes;
    }
}
