using Microsoft.Extensions.Options;
using NodaTime;
using Oms.Engine;
using Oms.Ids;
using Oms.Sourcing;
using Oms.Storage;

namespace Oms.Inventory;

/// <summary>What making, extending and giving back a soft reservation mean. Pure.</summary>
internal sealed class ReservationDecisions(FreeSourcing sourcing, IIdGenerator ids, IOptions<OmsOptions> options)
{
    public const string ExpireWork = "reservation.expire";

    public void ThrowIfInvalid(ReserveStock command)
    {
        if (command.For is { } duration)
        {
            ThrowIfTooLong(duration);
        }

        Text.Code(command.Owner, 200, "reserve.owner", "reservation's owner");
        if (command.Lines.Count is 0 or > 500 || command.Lines.Any(line => line.Quantity < 1 || line.Sku.Value is null))
        {
            throw new ValidationFailedException(new Finding("reserve.lines", nameof(command.Lines), "Write 1 to 500 lines, each with a SKU and 1 unit or more."));
        }
    }

    public void ThrowIfTooLong(Duration duration)
    {
        if (duration <= Duration.Zero || duration > options.Value.MaxReservation)
        {
            throw new ValidationFailedException(new Finding("reserve.for", "For", $"{duration} is not allowed: write a positive duration up to {options.Value.MaxReservation} (OmsOptions.MaxReservation)."));
        }
    }

    public ReservationDraft Reserve(ReserveStock command, StockFacts facts, Instant now)
    {
        var draft = new ReservationDraft(ids.NewId(), 0, now) { Outcome = "reserved" };
        var until = command.For is { } duration ? Micros.Floor(now + duration) : SoftReservation.Never;
        var lines = Choose(command, facts, now);
        foreach (var line in lines)
        {
            draft.Reserves.Add(new ReservationMade
            {
                Reservation = draft.Id,
                LineNo = line.LineNo,
                Sku = line.Sku,
                Location = line.Location,
                Quantity = line.Quantity,
                Owner = command.Owner,
                ExpiresAt = until,
            });
        }

        draft.Raise(new StockReserved { Owner = command.Owner, ExpiresAt = until, Lines = lines });
        if (until != SoftReservation.Never)
        {
            draft.Schedules.Add(Expiry(draft.Id, until));
        }

        return draft;
    }

    public ReservationDraft Extend(ExtendReservation command, HeldUnits held, Instant now)
    {
        var reservation = held.Reservation;
        if (reservation.ExpiresAt <= now || reservation.Lines.Any(line => line.State != ReservationState.Active))
        {
            throw new OmsException("reservation.over", $"The reservation {reservation.Id} is over ({reservation.Lines[0].State}, until {reservation.ExpiresAt}): make a new one.");
        }

        var draft = new ReservationDraft(reservation.Id, held.LastSequence, now) { Outcome = "extended" };
        var until = Micros.Floor(now + command.For);
        foreach (var line in reservation.Lines)
        {
            draft.Reserves.Add(new ReservationProlonged
            {
                Reservation = reservation.Id,
                LineNo = line.LineNo,
                Sku = line.Sku,
                Location = line.Location,
                Quantity = line.Quantity,
                ExpiresAt = until,
            });
        }

        draft.Raise(new ReservationExtended { ExpiresAt = until });
        draft.Schedules.Add(Expiry(reservation.Id, until));
        return draft;
    }

    public static ReservationDraft Release(ReleaseReservation command, HeldUnits held, Instant now)
    {
        var draft = new ReservationDraft(command.Reservation, held.LastSequence, now) { Outcome = "released" };
        if (!End(draft, held.Reservation, ReservationState.Released))
        {
            draft.Outcome = "over-already";
            return draft;
        }

        draft.Raise(new ReservationReleased());
        return draft;
    }

    /// <summary>Ends what is over: the sweep. Null where nothing is.</summary>
    public static ReservationDraft? Sweep(HeldUnits held, Instant now)
    {
        if (held.Reservation.ExpiresAt > now)
        {
            return null;
        }

        var draft = new ReservationDraft(held.Reservation.Id, held.LastSequence, now) { Outcome = "expired" };
        if (!End(draft, held.Reservation, ReservationState.Expired))
        {
            return null;
        }

        foreach (var line in held.Reservation.Lines.Where(line => line.State == ReservationState.Active))
        {
            draft.Raise(new ReservationExpired { LineNo = line.LineNo });
        }

        return draft;
    }

    private static bool End(ChangeDraft draft, SoftReservation reservation, ReservationState state)
    {
        foreach (var line in reservation.Lines.Where(line => line.State == ReservationState.Active))
        {
            draft.Reserves.Add(new ReservationEnded
            {
                Reservation = reservation.Id,
                LineNo = line.LineNo,
                Sku = line.Sku,
                Location = line.Location,
                Quantity = line.Quantity,
                As = state,
            });
        }

        return draft.Reserves.Count > 0;
    }

    private SetWork Expiry(Guid reservation, Instant due) => new(new ScheduledWork
    {
        Id = ids.NewId(),
        Kind = WorkKind.Timer,
        Name = ExpireWork,
        Subject = reservation,
        Operation = $"expire:{reservation:N}",
        Payload = "{}"u8.ToArray(),
        Due = due,
    });

    private List<ReservedLine> Choose(ReserveStock command, StockFacts facts, Instant now)
    {
        var lines = new List<ReservedLine>();
        var open = new List<AllocationDemand>();
        foreach (var line in command.Lines)
        {
            if (line.Location is { } location)
            {
                lines.Add(new ReservedLine { LineNo = lines.Count + 1, Sku = line.Sku, Location = location, Quantity = line.Quantity });
            }
            else
            {
                open.Add(new AllocationDemand(open.Count + 1, line.Sku, line.Quantity));
            }
        }

        if (open.Count > 0)
        {
            var picks = sourcing.Pick(open, facts, now);
            ThrowIfShort(open, picks, facts);
            foreach (var pick in picks)
            {
                lines.Add(new ReservedLine { LineNo = lines.Count + 1, Sku = open[pick.LineNo - 1].Sku, Location = pick.Location, Quantity = pick.Quantity });
            }
        }

        return lines;
    }

    private static void ThrowIfShort(List<AllocationDemand> open, IReadOnlyList<AllocationPick> picks, StockFacts facts)
    {
        var shortages = open.GroupBy(demand => demand.Sku)
            .Where(group => group.Sum(demand => demand.Quantity) > picks.Where(pick => open[pick.LineNo - 1].Sku == group.Key).Sum(pick => pick.Quantity))
            .Select(group => new Shortage
            {
                Sku = group.Key,
                Asked = group.Sum(demand => demand.Quantity),
                Available = facts.View.Positions.Where(position => position.Sku == group.Key).Sum(position => position.Available),
            })
            .ToList();
        if (shortages.Count > 0)
        {
            throw new InsufficientStockException(shortages);
        }
    }
}
