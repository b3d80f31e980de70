using NodaTime;
using Oms.Carriers.Labels;
using Oms.Shipping;

namespace Oms.Carriers.FlatRate;

/// <summary>A carrier that costs the same for every parcel: a host's own van, or a contract with one price. It talks to nobody. Thread-safe.</summary>
public sealed class FlatRateCarrier : ICarrier
{
    private readonly FlatRateOptions _options;
    private readonly LabelBook _labels;

    /// <summary>A carrier account.</summary>
    /// <param name="name">Its code.</param>
    /// <param name="options">Its options; not to be changed afterwards.</param>
    /// <param name="clock">Tells which of the scripted scans have happened.</param>
    /// <exception cref="OmsException"><c>carrier.options</c>: names everything that is wrong with the options.</exception>
    public FlatRateCarrier(string name, FlatRateOptions options, IClock clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        options.Validate(name);
        Code = name;
        _options = options;
        _labels = new LabelBook(name, options.TrackingPrefix, options.Tracking, clock);
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
        return ValueTask.FromResult<Outcome<IReadOnlyList<RateQuote>>>(Refuse(request) is var (code, message)
            ? new Outcome.Rejected<IReadOnlyList<RateQuote>>(code, message)
            : new Outcome.Ok<IReadOnlyList<RateQuote>>([new RateQuote(_options.Service, _options.Price!.Value)]));
    }

    /// <inheritdoc/>
    public ValueTask<Outcome<Label>> BuyLabelAsync(ParcelRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ValueTask.FromResult<Outcome<Label>>(Refuse(request) is var (code, message)
            ? new Outcome.Rejected<Label>(code, message)
            : _labels.Sell(request.Operation, request.At, _options.Price!.Value));
    }

    /// <inheritdoc/>
    public ValueTask<Outcome<IReadOnlyList<TrackingScan>>> TrackAsync(string trackingNumber, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Capabilities.Tracking ? _labels.Track(trackingNumber) : new Outcome.NotSupported<IReadOnlyList<TrackingScan>>());

    private (string Code, string Message)? Refuse(ParcelRequest request)
    {
        if (Refusal.OfService(Code, request, _options.Service) is { } unknown)
        {
            return unknown;
        }

        if (_options.Countries.Count > 0 && (request.Country is null || !_options.Countries.Contains(request.Country)))
        {
            return Refusal.OfDestination(Code, request);
        }

        return request.WeightGrams > _options.MaxWeightGrams ? Refusal.OfWeight(Code, request, _options.MaxWeightGrams) : null;
    }
}
