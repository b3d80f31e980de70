using System.Globalization;
using System.Text;
using NodaTime;
using Oms.Engine;
using Oms.Ids;
using Oms.Outbox;
using Oms.Storage;

namespace Oms.Orders.Ruling;

/// <summary>Releases a hold when it expires, and tells somebody of one that was not released in time.</summary>
internal sealed class HoldTimers : IWorkHandler
{
    private const string WorkName = "hold.due";
    private const char Expires = 'x';
    private const char Escalates = 'e';

    public string Name => WorkName;

    /// <summary>Sets the timers of a hold that was just placed.</summary>
    public static void Schedule(OrderDraft draft, Hold hold, IIdGenerator ids)
    {
        Add(hold.EscalatesAt, Escalates);
        Add(hold.ExpiresAt, Expires);

        void Add(Instant? due, char what)
        {
            if (due is { } moment)
            {
                var payload = string.Create(CultureInfo.InvariantCulture, $"{what}{hold.No}");
                draft.Schedules.Add(new SetWork(new ScheduledWork
                {
                    Id = ids.NewId(),
                    Kind = WorkKind.Timer,
                    Name = WorkName,
                    Subject = draft.Id,
                    Operation = $"hold:{draft.Id:N}:{payload}",
                    Payload = Encoding.ASCII.GetBytes(payload),
                    Due = Micros.Floor(moment),
                }));
            }
        }
    }

    public async ValueTask<WorkOutcome> RunAsync(WorkContext context, CancellationToken cancellationToken)
    {
        var payload = Encoding.ASCII.GetString(context.Work.Payload.Span);
        var (order, no) = (new OrderId(context.Work.Subject), int.Parse(payload.AsSpan(1), CultureInfo.InvariantCulture));
        var key = $"work:{context.Work.Id:N}";
        try
        {
            if (payload[0] == Escalates)
            {
                await context.Oms.Orders.EscalateHoldAsync(new EscalateHold { Order = order, No = no, Reason = "It was not released in time.", Key = key }, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await context.Oms.Orders.ReleaseHoldsAsync(new ReleaseHolds { Order = order, Numbers = [no], Reason = "It expired.", Key = key }, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (TransitionRefusedException)
        {
            // It was released meanwhile, or the order is over.
        }

        return WorkOutcome.Done;
    }
}
