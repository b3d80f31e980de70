using Microsoft.Extensions.Options;
using NodaTime;
using Oms.Engine;
using Oms.Ids;
using Oms.Storage;

namespace Oms.Inventory;

/// <summary>What making, extending and giving back a soft reservation mean. Pure.</summary>
internal sealed class ReservationDecisions(ReservationChoice choice, IIdGenerator ids, IOptions<OmsOptions> options)
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

        if (command.For is not null && command.Lines.Any(line => line.Location is { IsInbound: true }))
        {
            throw new ValidationFailedException(new Finding("location.inbound", nameof(command.Lines), "What is still to come can be held firmly only: set For to null, or write a location's code."));
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
        var draft = new ReservationDraft(ids.NewId(), 0, now) { Outcome = "reserved", ChoseStock = command.Lines.All(line => line.Location is null) };
        var until = command.For is { } duration ? Micros.Floor(now + duration) : SoftReservation.Never;
        var lines = choice.Choose(command, facts, now);
        foreach (var line in lines)
        {
            draft.Reserves.Add(HeldLines.Made(draft.Id, line, command.Owner, until));
        }

        draft.Raise(new StockReserved { Owner = command.Owner, ExpiresAt = until, Lines = lines });
        if (until != SoftReservation.Never)
        {
            draft.Schedules.Add(Expiry(draft.Id, until));
        }

        return draft;
    }

    /// <param name="command">The command, checked.</param>
    /// <param name="held">The reservation.</param>
    /// <param name="madeAt">When it was made.</param>
    /// <param name="now">Business time.</param>
    public ReservationDraft Extend(ExtendReservation command, HeldUnits held, Instant madeAt, Instant now)
    {
        var reservation = held.Reservation;
        var cap = madeAt + options.Value.MaxReservationLife;
        if (reservation.ExpiresAt <= now || reservation.Lines.Any(line => line.State != ReservationState.Active) || (cap <= now && !reservation.IsFirm && command.For is not null))
        {
            throw new OmsException("reservation.over", $"The reservation {reservation.Id} is over ({reservation.Lines[0].State}, until {reservation.ExpiresAt}): make a new one.");
        }

        if (reservation.IsFirm)
        {
            throw new OmsException("reservation.firm", $"The reservation {reservation.Id} is firm and has no end that could be moved: ship or release it.");
        }

        var draft = new ReservationDraft(reservation.Id, held.LastSequence, now) { Outcome = "extended" };
        var until = SoftReservation.Never;
        if (command.For is { } duration)
        {
            until = Micros.Floor(Instant.Min(now + duration, cap));
            draft.Outcome = until < Micros.Floor(now + duration) ? "extended-to-cap" : "extended";
        }
        else
        {
            draft.Outcome = "firm";
        }

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
        if (until != SoftReservation.Never)
        {
            draft.Schedules.Add(Expiry(reservation.Id, until));
        }

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
            draft.Reserves.Add(HeldLines.Ended(reservation.Id, line, state));
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
}
