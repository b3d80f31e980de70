using NodaTime;
using Oms.Engine;
using Oms.Events;
using Oms.Ids;

namespace Oms.Inventory;

/// <summary>What a cycle count means: the difference to what the ledger said when it was counted. What moved since then stays moved. Pure.</summary>
internal sealed class Counting(StockBook book, IIdGenerator ids)
{
    private const string Contradicted = "count.contradicted";

    /// <param name="command">The count, checked.</param>
    /// <param name="read">Items and positions.</param>
    /// <param name="since">Movements of a line's SKU at the location since it was counted, in its condition, summed; by the line's place.</param>
    /// <param name="now">Business time.</param>
    public ChangeDraft Decide(CountStock command, StockView read, IReadOnlyList<long> since, Instant now)
    {
        var draft = new ChangeDraft(now) { Outcome = "counted", Id = ids.NewId() };
        var units = new SmallestUnits(read);
        var lines = command.Lines.Select((line, i) => Line(command.Location, line, i, read, units, since[i])).ToList();
        units.Throw();
        foreach (var line in lines.Where(line => line.Change != 0))
        {
            var change = new StockLine { Sku = line.Sku, Location = command.Location, Quantity = line.Change, Condition = line.Condition };
            book.Change(draft, MovementKind.Counted, "count", change, units.Item(line.Sku)?.Cost, command.Reason);
        }

        draft.Facts.Add((new StreamId(StreamKinds.Stock, draft.Id), 1, new StockCounted { Location = command.Location, Lines = lines }));
        StockBook.OpenCases(draft, read);
        foreach (var line in lines.Where(line => line.Change != line.Counted - line.Expected))
        {
            StockBook.OpenCase(draft, Contradicted, FormattableString.Invariant($"{line.Counted} units of {line.Sku} ({line.Condition}) were counted at {command.Location} where the ledger had {line.Expected}, but more than that left since: count again."));
        }

        return draft;
    }

    private static CountedLine Line(LocationCode location, CountLine line, int i, StockView read, SmallestUnits units, long since)
    {
        var counted = units.Of(line.Sku, line.Counted, line.Unit, FormattableString.Invariant($"Lines[{i}].Unit"));
        var there = StockBook.Units(StockBook.Position(read, line.Sku, location), line.Condition);
        var expected = there - since;
        var change = counted - expected;
        units.NoKit(line.Sku, change, FormattableString.Invariant($"Lines[{i}].Sku"));
        return new CountedLine { Sku = line.Sku, Condition = line.Condition, Counted = counted, Expected = expected, Change = Math.Max(change, -there) };
    }
}
