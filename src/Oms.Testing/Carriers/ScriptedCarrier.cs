using System.Globalization;
using NodaTime;
using Oms.Shipping;

namespace Oms.Testing.Carriers;

/// <summary>
/// A carrier in memory that fails as a test tells it to and keeps its own ledger, so that a test can compare what was sold with what the
/// engine believes. A <see cref="LabelPromise.Keyed"/> one honours operation ids; the others sell again whenever they are asked. Thread-safe.
/// </summary>
public sealed class ScriptedCarrier : ICarrier
{
    private readonly Lock _gate = new();
    private readonly Queue<CarrierFault> _faults = new();
    private readonly List<SoldLabel> _sold = [];
    private readonly Dictionary<string, List<TrackingScan>> _scans = new(StringComparer.Ordinal);
    private int _calls;

    /// <summary>A carrier.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="promise">What it promises about labels.</param>
    public ScriptedCarrier(string code = "scripted", LabelPromise promise = LabelPromise.Keyed)
    {
        Code = code;
        Capabilities = new CarrierCapabilities { Labels = promise, Tracking = true, Void = true, Services = ["standard"] };
    }

    /// <inheritdoc/>
    public string Code { get; }

    /// <inheritdoc/>
    public CarrierCapabilities Capabilities { get; }

    /// <summary>What a label costs.</summary>
    /// <value>3.50 GBP.</value>
    public Money Price { get; set; } = new(3.50m, new Currency("GBP"));

    /// <summary>How long it asks to wait when it is asked too often.</summary>
    /// <value>10 seconds.</value>
    public Duration RetryAfter { get; set; } = Duration.FromSeconds(10);

    /// <summary>The ledger: every label sold, in order, voided ones included.</summary>
    public IReadOnlyList<SoldLabel> Sold
    {
        get
        {
            lock (_gate)
            {
                return [.. _sold];
            }
        }
    }

    /// <summary>How often it was asked for a label.</summary>
    public int Calls
    {
        get
        {
            lock (_gate)
            {
                return _calls;
            }
        }
    }

    /// <summary>What the next calls for a label meet, one each; after that all is well again.</summary>
    public ScriptedCarrier Then(params IEnumerable<CarrierFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        lock (_gate)
        {
            foreach (var fault in faults)
            {
                _faults.Enqueue(fault);
            }
        }

        return this;
    }

    /// <summary>Adds a scan to a parcel; <see cref="TrackAsync"/> reports it from now on.</summary>
    public void Scan(string trackingNumber, TrackingScan scan)
    {
        lock (_gate)
        {
            (_scans.TryGetValue(trackingNumber, out var scans) ? scans : _scans[trackingNumber] = []).Add(scan);
        }
    }

    /// <inheritdoc/>
    public ValueTask<Outcome<IReadOnlyList<RateQuote>>> RateAsync(ParcelRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Outcome<IReadOnlyList<RateQuote>>>(new Outcome.Ok<IReadOnlyList<RateQuote>>([new RateQuote("standard", Price)]));

    /// <inheritdoc/>
    public ValueTask<Outcome<Label>> BuyLabelAsync(ParcelRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (_gate)
        {
            _calls++;
            return ValueTask.FromResult(_faults.TryDequeue(out var fault) ? Fail(fault, request) : Sell(request));
        }
    }

    /// <inheritdoc/>
    public ValueTask<Outcome<Label?>> FindLabelAsync(string operation, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult<Outcome<Label?>>(Capabilities.Labels == LabelPromise.Blind
                ? new Outcome.NotSupported<Label?>()
                : new Outcome.Ok<Label?>(_sold.Find(sold => sold.Operation == operation && !sold.Voided)?.Label));
        }
    }

    /// <inheritdoc/>
    public ValueTask<Outcome<bool>> VoidLabelAsync(string trackingNumber, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var at = _sold.FindIndex(sold => sold.Label.TrackingNumber == trackingNumber);
            if (at < 0)
            {
                return ValueTask.FromResult<Outcome<bool>>(new Outcome.Rejected<bool>("tracking.unknown", $"'{trackingNumber}' was never sold."));
            }

            var replay = _sold[at].Voided;
            _sold[at] = _sold[at] with { Voided = true };
            return ValueTask.FromResult<Outcome<bool>>(new Outcome.Ok<bool>(true, replay));
        }
    }

    /// <inheritdoc/>
    public ValueTask<Outcome<IReadOnlyList<TrackingScan>>> TrackAsync(string trackingNumber, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            IReadOnlyList<TrackingScan> scans = _scans.TryGetValue(trackingNumber, out var known) ? [.. known] : [];
            return ValueTask.FromResult<Outcome<IReadOnlyList<TrackingScan>>>(new Outcome.Ok<IReadOnlyList<TrackingScan>>(scans));
        }
    }

    private Outcome<Label> Fail(CarrierFault fault, ParcelRequest request)
    {
        if (fault is CarrierFault.TimeOutAfterDoing or CarrierFault.ThrowsAfterDoing)
        {
            Sell(request);
        }

        return fault switch
        {
            CarrierFault.None => Sell(request),
            CarrierFault.TimeOutBeforeDoing or CarrierFault.TimeOutAfterDoing => new Outcome.Unknown<Label>("timed out after sending"),
            CarrierFault.RateLimited => new Outcome.RateLimited<Label>(RetryAfter),
            CarrierFault.Transient => new Outcome.Transient<Label>("the carrier is down"),
            CarrierFault.Rejected => new Outcome.Rejected<Label>("carrier.refused", "the carrier refuses this parcel"),
            CarrierFault.Unauthorised => new Outcome.Unauthorised<Label>("the key is wrong"),
            CarrierFault.Throws or CarrierFault.ThrowsAfterDoing => throw new HttpRequestException("the connection broke"),
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "There is no such fault."),
        };
    }

    private Outcome<Label> Sell(ParcelRequest request)
    {
        if (Capabilities.Labels == LabelPromise.Keyed && _sold.Find(sold => sold.Operation == request.Operation) is { } before)
        {
            return new Outcome.Ok<Label>(before.Label, Replay: true);
        }

        var label = new Label { TrackingNumber = string.Create(CultureInfo.InvariantCulture, $"{Code}-{_sold.Count + 1:D6}"), Cost = Price };
        _sold.Add(new SoldLabel(request.Operation, label, request, Voided: false));
        return new Outcome.Ok<Label>(label);
    }
}
