using System.Collections.Frozen;
using NodaTime;
using Oms.Carriers.Labels;
using Oms.Shipping;

namespace Oms.Carriers.TableRate;

/// <summary>A carrier whose price is read from a table of zones and weights. It talks to nobody. Thread-safe.</summary>
public sealed class TableRateCarrier : ICarrier
{
    private readonly string _service;
    private readonly LabelBook _labels;
    private readonly FrozenDictionary<string, RateZone> _zones;
    private readonly RateZone? _elsewhere;

    /// <summary>A carrier account.</summary>
    /// <param name="name">Its code.</param>
    /// <param name="options">Its options; read once.</param>
    /// <param name="clock">Tells which of the scripted scans have happened.</param>
    /// <exception cref="OmsException"><c>carrier.options</c>: names everything that is wrong with the options.</exception>
    public TableRateCarrier(string name, TableRateOptions options, IClock clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        options.Validate(name);
        Code = name;
        _service = options.Service;
        _labels = new LabelBook(name, options.TrackingPrefix, options.Tracking, clock);
        _zones = options.Zones.SelectMany(zone => zone.Countries, (zone, country) => (zone, country))
            .ToFrozenDictionary(pair => pair.country, pair => pair.zone, StringComparer.Ordinal);
        _elsewhere = options.Zones.FirstOrDefault(zone => zone.Countries.Count == 0);
        Capabilities = new CarrierCapabilities
        {
            Labels = LabelPromise.Keyed,
            Tracking = options.Tracking.Count > 0,
            Services = [options.Service],
        };
    }

    /// <inheritdoc/>
    public string Code { get; }

    /// <inheritdoc/>
    public CarrierCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public ValueTask<Outcome<IReadOnlyList<RateQuote>>> RateAsync(ParcelRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ValueTask.FromResult<Outcome<IReadOnlyList<RateQuote>>>(Price(request, out var price) is var (code, message)
            ? new Outcome.Rejected<IReadOnlyList<RateQuote>>(code, message)
            : new Outcome.Ok<IReadOnlyList<RateQuote>>([new RateQuote(_service, price)]));
    }

    /// <inheritdoc/>
    public ValueTask<Outcome<Label>> BuyLabelAsync(ParcelRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ValueTask.FromResult<Outcome<Label>>(Price(request, out var price) is var (code, message)
            ? new Outcome.Rejected<Label>(code, message)
            : _labels.Sell(request.Operation, request.At, price));
    }

    /// <inheritdoc/>
    public ValueTask<Outcome<IReadOnlyList<TrackingScan>>> TrackAsync(string trackingNumber, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Capabilities.Tracking ? _labels.Track(trackingNumber) : new Outcome.NotSupported<IReadOnlyList<TrackingScan>>());

    private (string Code, string Message)? Price(ParcelRequest request, out Money price)
    {
        price = default;
        if (Refusal.OfService(Code, request, _service) is { } unknown)
        {
            return unknown;
        }

        var zone = request.Country is not null && _zones.TryGetValue(request.Country, out var listed) ? listed : _elsewhere;
        if (zone is null)
        {
            return Refusal.OfDestination(Code, request);
        }

        foreach (var band in zone.Bands)
        {
            if (request.WeightGrams <= band.UpToGrams)
            {
                price = band.Price;
                return null;
            }
        }

        return Refusal.OfWeight(Code, request, zone.Bands[^1].UpToGrams);
    }
}
