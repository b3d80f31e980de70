using NodaTime;
using Oms.Ids;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Supply;

/// <summary>What announcing, sending, confirming, cancelling and losing supply mean. Pure.</summary>
internal sealed class SupplyDecisions(IIdGenerator ids)
{
    public SupplyDraft Announce(AnnounceSupply command, Guid id, SupplyFacts facts, Instant now)
    {
        SupplyChecks.Known(command.Lines, facts.Stock, facts.Locations);
        var supply = new InboundSupply
        {
            Number = command.Number,
            Id = id,
            Kind = command.Kind,
            Supplier = command.Supplier,
            Reference = command.Reference,
            Lines = Lines(command.Lines, facts, command.State),
        };
        return Begin(supply, "announced", now);
    }

    public SupplyDraft Send(SendTransfer command, Guid id, SupplyFacts facts, Instant now)
    {
        SupplyChecks.Known(command.From, facts.Locations);
        SupplyChecks.Known(command.Lines, facts.Stock, facts.Locations);
        if (command.Lines.Any(line => line.To == command.From))
        {
            throw new ValidationFailedException(new Finding("supply.location", "Lines", $"Units cannot be sent from '{command.From}' to itself: name another location."));
        }

        var supply = new InboundSupply
        {
            Number = command.Number,
            Id = id,
            Kind = SupplyKind.Transfer,
            From = command.From,
            Reference = command.Reference,
            Lines = Lines(command.Lines, facts, SupplyState.Shipped),
        };
        var draft = Begin(supply, "sent", now);
        foreach (var line in supply.Lines)
        {
            // Guarded: only units that nobody was promised may leave.
            draft.Reserves.Add(new StockTaken { Sku = line.Sku, Location = command.From, Quantity = line.Ordered });
            draft.Record(line, command.From, MovementKind.TransferredOut, -line.Ordered);
        }

        return draft;
    }

    public SupplyDraft Confirm(ConfirmSupply command, InboundSupply supply, SupplyFacts facts, Instant now)
    {
        var draft = new SupplyDraft(supply, ids, now) { Outcome = "confirmed" };
        var moved = new List<LineExpected>();
        foreach (var no in command.Lines.Count > 0 ? command.Lines.Distinct() : supply.Lines.Where(line => line.Open > 0).Select(line => line.LineNo))
        {
            var before = SupplyChecks.Line(supply, no);
            var date = SupplyChecks.Date(command.At, command.On, facts.Location(before.To)) ?? before.ExpectedAt;
            var later = before.ExpectedAt is { } was && date > was;
            draft.Change(before with
            {
                ExpectedAt = date,
                Delayed = before.Delayed || later,
                State = command.State is { } state && state > before.State ? state : before.State,
            });
            moved.Add(new LineExpected(no, before.ExpectedAt, date));
            if (later)
            {
                var place = supply.PlaceOf(no);
                draft.Slips.AddRange(facts.At(place).SelectMany(order => order.Claims.Where(claim => claim.Location == place)
                    .Select(claim => SlipOf(order, claim.LineNo, claim.Quantity, before.ExpectedAt, date))));
            }
        }

        if (moved.Count == 0)
        {
            throw new OmsException("supply.over_already", $"Nothing of supply '{supply.Number}' is still to come.");
        }

        draft.Raise(new SupplyConfirmed { Number = supply.Number, Lines = moved, State = command.State, Reason = command.Reason });
        return draft;
    }

    public SupplyDraft Cancel(CancelSupply command, InboundSupply supply, SupplyFacts facts, Instant now)
    {
        var draft = new SupplyDraft(supply, ids, now) { Outcome = "cancelled" };
        var lines = Wanted(command.Lines, supply);
        foreach (var (no, quantity) in lines)
        {
            var line = SupplyChecks.Line(supply, no);
            Shrink(draft, facts, line with { Cancelled = line.Cancelled + quantity }, MovementKind.Expected, quantity, command.Reason);
            if (supply.From is { } source)
            {
                draft.Move(line, source, MovementKind.TransferredIn, quantity, reason: command.Reason);
            }
        }

        draft.Raise(new SupplyCancelled { Number = supply.Number, Lines = lines, Reason = command.Reason });
        return draft;
    }

    public SupplyDraft Lose(LoseInTransit command, InboundSupply supply, SupplyFacts facts, Instant now)
    {
        var draft = new SupplyDraft(supply, ids, now) { Outcome = "lost" };
        var lines = Wanted(command.Lines, supply);
        foreach (var (no, quantity) in lines)
        {
            var line = SupplyChecks.Line(supply, no);
            Shrink(draft, facts, line with { Lost = line.Lost + quantity }, MovementKind.LostInTransit, quantity, command.Reason);
        }

        draft.Raise(new SupplyLost { Number = supply.Number, Lines = lines, Reason = command.Reason! });
        return draft;
    }

    /// <summary>Units of a line will not come: who claimed them last loses the claim.</summary>
    public static void Shrink(SupplyDraft draft, SupplyFacts facts, SupplyLine after, MovementKind kind, long quantity, string? reason)
    {
        var place = draft.Supply.PlaceOf(after.LineNo);
        draft.Change(after.Open == 0 ? after with { State = after.Received > 0 && after.Received >= after.Ordered ? SupplyState.Received : SupplyState.Closed } : after);
        draft.Move(after, place, kind, -quantity, reason: reason);
    }

    public static Slip SlipOf(Order order, int lineNo, long quantity, Instant? before, Instant? now) => new()
    {
        Order = order.Id,
        Number = order.Number,
        LineNo = lineNo,
        Quantity = quantity,
        Before = before,
        Now = now,
        Promised = order.Line(lineNo).PromisedFor,
    };

    private SupplyDraft Begin(InboundSupply supply, string outcome, Instant now)
    {
        var draft = new SupplyDraft(supply, ids, now) { Outcome = outcome };
        foreach (var line in supply.Lines)
        {
            draft.Move(line, supply.PlaceOf(line.LineNo), MovementKind.Expected, line.Ordered);
        }

        draft.Raise(new SupplyAnnounced { Supply = supply });
        return draft;
    }

    private static List<SupplyLine> Lines(IReadOnlyList<ExpectedLine> lines, SupplyFacts facts, SupplyState state) =>
    [
        .. lines.Select((line, i) => new SupplyLine
        {
            LineNo = i + 1,
            Sku = line.Sku,
            To = line.To,
            Ordered = line.Quantity,
            ExpectedAt = SupplyChecks.Date(line.At, line.On, facts.Location(line.To)),
            UnitCost = line.UnitCost ?? facts.Stock.Items.FirstOrDefault(item => item.Sku == line.Sku)?.Cost,
            State = state,
        }),
    ];

    private static List<LineUnits> Wanted(IReadOnlyList<LineUnits> lines, InboundSupply supply)
    {
        List<LineUnits> wanted = lines.Count == 0
            ? [.. supply.Lines.Where(line => line.Open > 0).Select(line => new LineUnits(line.LineNo, line.Open))]
            : [.. lines.GroupBy(line => line.LineNo).Select(group => new LineUnits(group.Key, group.Sum(line => line.Quantity)))];
        if (wanted.Count == 0)
        {
            throw new OmsException("supply.over_already", $"Nothing of supply '{supply.Number}' is still to come.");
        }

        foreach (var (no, quantity) in wanted)
        {
            if (SupplyChecks.Line(supply, no) is var line && line.Open < quantity)
            {
                throw new OmsException("supply.beyond", FormattableString.Invariant($"Line {no} of supply '{supply.Number}' has {line.Open} units still to come, not {quantity}: write at most {line.Open}."));
            }
        }

        return wanted;
    }
}
