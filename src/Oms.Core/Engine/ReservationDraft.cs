using NodaTime;
using Oms.Events;

namespace Oms.Engine;

/// <summary>A decision about one soft reservation. Its events follow the last one that was read: where somebody else appended meanwhile, the commit conflicts.</summary>
internal sealed class ReservationDraft : ChangeDraft
{
    private long _last;

    public ReservationDraft(Guid reservation, long last, Instant now)
        : base(now)
    {
        Id = reservation;
        _last = last;
    }

    public override long Version => _last;

    public void Raise(InventoryEvent fact) => Facts.Add((new StreamId(StreamKinds.Reservation, Id), ++_last, fact));
}
