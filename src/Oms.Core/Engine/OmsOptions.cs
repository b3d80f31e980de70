using NodaTime;
using Oms.Supply;

namespace Oms;

/// <summary>Settings of the engine. Validated at start, all mistakes together.</summary>
public sealed class OmsOptions
{
    /// <summary>How often a decision that lost a race is made again before the caller gets <c>command.conflict</c>.</summary>
    /// <value>8; 1 to 100.</value>
    public int MaxDecisions { get; set; } = 8;

    /// <summary>How old a stock figure may be that a location is chosen by. The commit's guard decides in any case, and a refusal is never based on an old figure.</summary>
    /// <value>0: each command reads afresh, together with the others that read at that moment; at most 10 seconds.</value>
    public Duration StockHintAge { get; set; } = Duration.Zero;

    /// <summary>How long locations are remembered between reads.</summary>
    /// <value>1 second; 0 to 1 minute.</value>
    public Duration LocationAge { get; set; } = Duration.FromSeconds(1);

    /// <summary>Most lines of an order.</summary>
    /// <value>2,000; 1 to 10,000.</value>
    public int MaxLines { get; set; } = 2000;

    /// <summary>How far a soft reservation may be extended from now.</summary>
    /// <value>7 days.</value>
    public Duration MaxReservation { get; set; } = Duration.FromDays(7);

    /// <summary>Who of those who wait for supply is served first.</summary>
    /// <value>Priority, then first in first out.</value>
    public BackorderPolicy Backorders { get; set; } = BackorderPolicy.Default;

    /// <summary>Open days from a delivery's coming to a location until its units can leave it, for promises.</summary>
    /// <value>1; 0 to 60.</value>
    public int ReceivingDays { get; set; } = 1;

    /// <summary>Days a parcel travels, for promises, where <see cref="TransitDaysTo"/> does not name the country.</summary>
    /// <value>2; 0 to 365.</value>
    public int TransitDays { get; set; } = 2;

    /// <summary>Days a parcel travels, by country of destination (two letters).</summary>
    public IDictionary<string, int> TransitDaysTo { get; } = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long a soft reservation may hold since it was made, however often it is extended.</summary>
    /// <value>30 days; at least <see cref="MaxReservation"/>.</value>
    public Duration MaxReservationLife { get; set; } = Duration.FromDays(30);

    /// <summary>Whether a draft of a definition is published only after somebody else than its author has approved it.</summary>
    /// <value>false.</value>
    public bool FourEyes { get; set; }

    /// <summary>How long a decision waits for facts from outside; what has not come by then is unknown.</summary>
    /// <value>2 seconds; more than 0, at most 1 minute.</value>
    public Duration FactTimeout { get; set; } = Duration.FromSeconds(2);
}
