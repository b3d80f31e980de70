using System.Collections.Concurrent;
using NodaTime;
using Oms.Shipping;

namespace Oms.Carriers.Labels;

/// <summary>
/// Sells labels without a network and plays the scripted scans. It remembers when a label was first sold only to play its scans: what a
/// repetition gets does not depend on it. After a restart a parcel's script starts when the parcel is first asked for again.
/// </summary>
internal sealed class LabelBook(string carrier, string prefix, IReadOnlyList<ScriptedScan> script, IClock clock)
{
    // Far beyond what a script takes: a parcel this old has been delivered and asked for long ago.
    private static readonly Duration Remembered = Duration.FromDays(90);
    private const int PruneAbove = 100_000;

    private readonly ConcurrentDictionary<string, Instant> _sold = new(StringComparer.Ordinal);

    /// <summary>Sells the operation's label; the second time it is the same one, marked as replayed.</summary>
    public Outcome.Ok<Label> Sell(string operation, Instant at, Money cost)
    {
        var number = TrackingNumber.Of(prefix, carrier, operation);
        var replay = !_sold.TryAdd(number, at);
        Prune();
        return new Outcome.Ok<Label>(new Label { TrackingNumber = number, Cost = cost }, replay);
    }

    /// <summary>The scans that have happened by now, oldest first.</summary>
    public Outcome<IReadOnlyList<TrackingScan>> Track(string number)
    {
        if (!TrackingNumber.IsValid(prefix, number))
        {
            return new Outcome.Rejected<IReadOnlyList<TrackingScan>>(
                "tracking.unknown", $"'{number}' is no tracking number of {carrier}: they begin with '{prefix}' and end with a check digit.");
        }

        var now = clock.GetCurrentInstant();
        var sold = _sold.GetOrAdd(number, now);
        IReadOnlyList<TrackingScan> scans =
        [
            .. from scan in script
               let at = sold + scan.After
               where at <= now
               orderby at
               select new TrackingScan { Code = scan.Code, State = scan.State, At = at, Text = scan.Text },
        ];
        return new Outcome.Ok<IReadOnlyList<TrackingScan>>(scans);
    }

    private void Prune()
    {
        if (_sold.Count <= PruneAbove)
        {
            return;
        }

        var oldest = clock.GetCurrentInstant() - Remembered;
        foreach (var (number, at) in _sold)
        {
            if (at < oldest)
            {
                _sold.TryRemove(number, out _);
            }
        }
    }
}
