using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Oms.Diagnostics;

/// <summary>All instruments. Tags are names of code (handlers, commands, outcomes), never ids: a metric per order would drown its collector.</summary>
internal sealed class OmsMetrics : IDisposable
{
    private readonly Meter? _own;
    private readonly Histogram<double> _commands;
    private readonly Histogram<double> _lag;
    private readonly Counter<long> _deliveries;
    private readonly Counter<long> _parked;
    private readonly Counter<long> _late;
    private readonly Counter<long> _work;

    /// <param name="factory">The host's; null where it has none: then the meter is our own and ends with us.</param>
    public OmsMetrics(IMeterFactory? factory)
    {
        var meter = factory?.Create(new MeterOptions(OmsDiagnostics.MeterName)) ?? (_own = new Meter(OmsDiagnostics.MeterName));
        _commands = meter.CreateHistogram<double>("oms.command.duration", "s", "From a command's call to its answer.");
        _lag = meter.CreateHistogram<double>("oms.outbox.lag", "s", "From an event's decision to the moment when every handler in step was done with it.");
        _deliveries = meter.CreateCounter<long>("oms.outbox.deliveries", "{delivery}", "Calls of event handlers.");
        _parked = meter.CreateCounter<long>("oms.outbox.parked", "{handler}", "Handlers that gave up on an event and wait for a person.");
        _late = meter.CreateCounter<long>("oms.outbox.late", "{settlement}", "Leases that were lost before their work was given back.");
        _work = meter.CreateCounter<long>("oms.work.runs", "{run}", "Runs of timers and effects.");
    }

    public void Command(string command, string outcome, TimeSpan duration) =>
        _commands.Record(duration.TotalSeconds, new("command", command), new("outcome", outcome));

    public void Lag(TimeSpan lag) => _lag.Record(lag.TotalSeconds);

    public void Delivered(string handler, string outcome) => _deliveries.Add(1, new TagList { { "handler", handler }, { "outcome", outcome } });

    public void Parked(string handler) => _parked.Add(1, new KeyValuePair<string, object?>("handler", handler));

    public void Late(int settlements) => _late.Add(settlements);

    public void Worked(string name, string outcome) => _work.Add(1, new TagList { { "work", name }, { "outcome", outcome } });

    public void Dispose() => _own?.Dispose();
}
