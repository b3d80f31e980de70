using NodaTime;
using Oms.Engine;
using Oms.Events;
using Oms.Ids;

namespace Oms.Inventory;

/// <summary>
/// What an external system's message means. Its order is kept for each SKU and location by itself, as a document: what is no newer than what was
/// taken over already changes nothing. A change is part of every absolute number that is newer than it; among themselves changes add up in any order. Pure.
/// </summary>
internal sealed class Syncing(StockBook book, IIdGenerator ids)
{
    /// <param name="command">The message, checked.</param>
    /// <param name="read">Items and positions.</param>
    /// <param name="marks">How far the source is, by the line's place.</param>
    /// <param name="now">Business time.</param>
    public ChangeDraft Decide(SyncStock command, StockView read, IReadOnlyList<SyncMark> marks, Instant now)
    {
        var draft = new ChangeDraft(now) { Id = ids.NewId() };
        var order = SyncMark.OrderOf(command);
        var units = new SmallestUnits(read);
        var news = new List<SyncedLine>();
        for (var i = 0; i < command.Lines.Count; i++)
        {
            marks[i].ThrowIfOfAnotherKind(command, i);
            if (marks[i].IsStale(order, command.Meaning))
            {
                continue;
            }

            var line = Line(command, i, read, units);
            units.NoKit(line.Sku, line.Change, FormattableString.Invariant($"Lines[{i}].Sku"));
            news.Add(line);
            draft.Put(marks[i].Next(command, order));
        }

        units.Throw();
        Book(draft, command, news, read, units);
        draft.Outcome = news.Count == 0 ? "stale" : news.Count < command.Lines.Count ? "partly-stale" : "synced";
        return draft;
    }

    private static SyncedLine Line(SyncStock command, int i, StockView read, SmallestUnits units)
    {
        var line = command.Lines[i];
        var said = units.Of(line.Sku, line.Quantity, line.Unit, FormattableString.Invariant($"Lines[{i}].Unit"));
        var position = StockBook.Position(read, line.Sku, line.Location);
        var change = command.Meaning switch
        {
            SyncMeaning.Delta => said,
            SyncMeaning.Free => said + position.Allocated + position.Reserved - position.Expired - position.Sellable,
            _ => said - position.Sellable,
        };
        return new SyncedLine { Sku = line.Sku, Location = line.Location, Said = said, Change = Math.Max(change, -position.Sellable) };
    }

    private void Book(ChangeDraft draft, SyncStock command, List<SyncedLine> news, StockView read, SmallestUnits units)
    {
        if (news.Count == 0)
        {
            return;
        }

        foreach (var line in news.Where(line => line.Change != 0))
        {
            var change = new StockLine { Sku = line.Sku, Location = line.Location, Quantity = line.Change };
            book.Change(draft, MovementKind.Synced, "sync", change, units.Item(line.Sku)?.Cost, command.Reason ?? command.Source);
        }

        draft.Facts.Add((new StreamId(StreamKinds.Stock, draft.Id), 1, new StockSynced { Source = command.Source, Meaning = command.Meaning, Sequence = command.Sequence, AsOf = command.AsOf, Lines = news }));
        StockBook.OpenCases(draft, read);
        foreach (var line in news.Where(line => command.Meaning == SyncMeaning.Delta && line.Change != line.Said))
        {
            StockBook.OpenCase(draft, "stock.sync_below_zero", FormattableString.Invariant($"{command.Source} took {-line.Said} units of {line.Sku} at {line.Location}, where only {-line.Change} are known: count them."));
        }
    }
}
