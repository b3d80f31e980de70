using NodaTime;
using Oms.Engine;
using Oms.Events;
using Oms.Ids;
using Oms.Inventory;
using Oms.Storage;

namespace Oms.Supply;

/// <summary>
/// What receiving means: units leave their place and are on hand at the destination, and those that claims will get are held there firmly in the
/// same commit, a line for each claimant in the policy's order. So nobody takes them before they are handed to their orders one by one. Pure.
/// </summary>
internal sealed class ReceivingSupply(IIdGenerator ids)
{
    /// <summary>Claimants named in one receipt; what more of them get is held together and shared out as it is handed over.</summary>
    public const int MostNamed = 200;

    public SupplyDraft Decide(ReceiveSupply command, InboundSupply supply, SupplyFacts facts, BackorderPolicy policy, Instant now)
    {
        var draft = new SupplyDraft(supply, ids, now) { Outcome = "received" };
        var received = new List<ReceivedSupplyLine>();
        foreach (var group in command.Lines.GroupBy(line => line.LineNo))
        {
            var first = received.Count;
            foreach (var arrived in group)
            {
                received.Add(Arrive(draft, command, SupplyChecks.Line(draft.Supply, group.Key), arrived));
            }

            if (command.Close)
            {
                var last = received[^1];
                received[^1] = last with { Short = CloseLine(draft, command, SupplyChecks.Line(draft.Supply, group.Key)) };
            }

            var sellable = 0L;
            for (var i = first; i < received.Count; i++)
            {
                sellable += received[i].Condition == StockCondition.Sellable ? received[i].Quantity : 0;
            }

            var line = SupplyChecks.Line(draft.Supply, group.Key);
            var free = Free(draft, facts, line);
            received[^1] = HoldForClaimants(draft, line, received[^1], facts, policy, Math.Clamp(free, 0, sellable));
        }

        draft.Raise(new SupplyReceived { Number = supply.Number, Lines = received, Discrepancy = command.Reason });
        return draft;
    }

    private static ReceivedSupplyLine Arrive(SupplyDraft draft, ReceiveSupply command, SupplyLine line, ArrivedLine arrived)
    {
        var over = Math.Max(0, arrived.Quantity - line.Open);
        if (over > 0 && !command.AcceptOver)
        {
            throw new OmsException("supply.over", FormattableString.Invariant($"Line {line.LineNo} of supply '{draft.Supply.Number}' has {line.Open} units still to come, not {arrived.Quantity}: write at most {line.Open}, or accept what is over (AcceptOver) and say why."));
        }

        if (over > 0)
        {
            SupplyChecks.Reason(command.Reason, "more came than was expected");
        }

        var transfer = draft.Supply.Kind == SupplyKind.Transfer;
        draft.Move(line, draft.Supply.PlaceOf(line.LineNo), MovementKind.Arrived, over - arrived.Quantity);
        draft.Move(line, line.To, transfer ? MovementKind.TransferredIn : MovementKind.Received, arrived.Quantity - over, arrived.Condition);
        draft.Move(line, line.To, MovementKind.Received, over, arrived.Condition, command.Reason);
        var after = line with { Received = line.Received + arrived.Quantity, Over = line.Over + over };
        draft.Change(after with { State = after.Open == 0 ? SupplyState.Received : SupplyState.PartiallyReceived });
        return new ReceivedSupplyLine { LineNo = line.LineNo, Quantity = arrived.Quantity, Condition = arrived.Condition, Over = over };
    }

    // What is bought and does not come is cancelled; what was sent and does not come is lost: it left somewhere.
    private static long CloseLine(SupplyDraft draft, ReceiveSupply command, SupplyLine line)
    {
        var missing = line.Open;
        if (missing == 0)
        {
            return 0;
        }

        SupplyChecks.Reason(command.Reason, "less came than was expected");
        var transfer = draft.Supply.Kind == SupplyKind.Transfer;
        draft.Move(line, draft.Supply.PlaceOf(line.LineNo), transfer ? MovementKind.LostInTransit : MovementKind.Expected, -missing, reason: command.Reason);
        draft.Change(line with
        {
            Lost = line.Lost + (transfer ? missing : 0),
            Cancelled = line.Cancelled + (transfer ? 0 : missing),
            State = SupplyState.Closed,
        });
        return missing;
    }

    // What the location already owes comes before what claims get: the receipt itself must never be refused.
    private static long Free(SupplyDraft draft, SupplyFacts facts, SupplyLine line)
    {
        var position = facts.Position(line.Sku, line.To);
        var free = position.Sellable + position.OversellLimit - position.Allocated - position.Reserved;
        foreach (var reserve in draft.Reserves)
        {
            if (reserve.Sku == line.Sku && reserve.Location == line.To)
            {
                free += reserve is StockChanged { Condition: StockCondition.Sellable } ? reserve.Quantity : reserve is ReservationMade ? -reserve.Quantity : 0;
            }
        }

        return free;
    }

    private static ReceivedSupplyLine HoldForClaimants(SupplyDraft draft, SupplyLine line, ReceivedSupplyLine received, SupplyFacts facts, BackorderPolicy policy, long sellable)
    {
        var place = draft.Supply.PlaceOf(line.LineNo);
        var plan = FillOrder.Plan(policy, place, facts.At(place), facts.Waiting, sellable);
        if (plan.Shares.Count + plan.Reservations.Count == 0)
        {
            return received;
        }

        draft.Decisions.Add(SupplyExplanation.OfPlan(draft.NewId(), draft.Id, draft.Now, plan));
        return HoldForReservations(draft, line, HoldForOrders(draft, line, received, plan), plan);
    }

    private static ReceivedSupplyLine HoldForOrders(SupplyDraft draft, SupplyLine line, ReceivedSupplyLine received, FillPlan plan)
    {
        var held = new List<ReservedLine>();
        var fills = new List<PlannedFill>();
        var rest = 0L;
        foreach (var share in plan.Shares.Where(share => share.Gets > 0))
        {
            if (fills.Count == MostNamed)
            {
                rest += share.Gets * share.Each;
                continue;
            }

            fills.Add(new PlannedFill(fills.Count + 1, share.Order, share.LineNo, share.Gets));
            held.Add(new ReservedLine { LineNo = fills.Count, Sku = line.Sku, Location = line.To, Quantity = share.Gets * share.Each });
        }

        if (rest > 0)
        {
            held.Add(new ReservedLine { LineNo = held.Count + 1, Sku = line.Sku, Location = line.To, Quantity = rest });
        }

        if (held.Count == 0)
        {
            return received;
        }

        return received with { Reservation = Hold(draft, SupplyReader.Owner(draft.Supply.PlaceOf(line.LineNo)), held), Fills = fills };
    }

    private static ReceivedSupplyLine HoldForReservations(SupplyDraft draft, SupplyLine line, ReceivedSupplyLine received, FillPlan plan)
    {
        var units = plan.Reservations.Sum(share => share.Gets);
        return units == 0
            ? received
            : received with { ForReservations = Hold(draft, SupplyReader.OwnerForReservations(draft.Supply.PlaceOf(line.LineNo)), [new ReservedLine { LineNo = 1, Sku = line.Sku, Location = line.To, Quantity = units }]) };
    }

    private static Guid Hold(SupplyDraft draft, string owner, List<ReservedLine> held)
    {
        var reservation = draft.NewId();
        draft.Reserves.AddRange(held.Select(line => HeldLines.Made(reservation, line, owner, SoftReservation.Never)));

        draft.Created.Add(reservation);
        draft.Facts.Add((new StreamId(StreamKinds.Reservation, reservation), 1, new StockReserved { Owner = owner, ExpiresAt = SoftReservation.Never, Lines = held }));
        return reservation;
    }
}
