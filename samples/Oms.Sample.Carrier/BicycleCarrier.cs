using Microsoft.Extensions.DependencyInjection;
using Oms.Shipping;

namespace Oms.Sample.Carrier;

/// <summary>Options of a bicycle courier's account.</summary>
public sealed class BicycleOptions
{
    /// <summary>What a parcel costs.</summary>
    public Money Price { get; set; } = new(6.00m, new Currency("GBP"));
}

/// <summary>A courier in one town. The tracking number is made of our operation id, so buying the same label again gives the same label.</summary>
public sealed class BicycleCarrier(string code, BicycleOptions options) : ICarrier
{
    private const long HeaviestGrams = 15_000;

    /// <inheritdoc/>
    public string Code => code;

    /// <inheritdoc/>
    public CarrierCapabilities Capabilities { get; } = new() { Labels = LabelPromise.Keyed, Services = ["same-day"] };

    /// <inheritdoc/>
    public ValueTask<Outcome<IReadOnlyList<RateQuote>>> RateAsync(ParcelRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Outcome<IReadOnlyList<RateQuote>>>(new Outcome.Ok<IReadOnlyList<RateQuote>>([new RateQuote("same-day", options.Price)]));

    /// <inheritdoc/>
    public ValueTask<Outcome<Label>> BuyLabelAsync(ParcelRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Outcome<Label> outcome = request.WeightGrams > HeaviestGrams
            ? new Outcome.Rejected<Label>("parcel.too_heavy", $"A bicycle carries {HeaviestGrams} g: pack two parcels.")
            : new Outcome.Ok<Label>(new Label { TrackingNumber = $"BIKE-{request.Operation}", Cost = options.Price });
        return ValueTask.FromResult(outcome);
    }
}

/// <summary>Lets a host add it: <c>oms.AddBicycle("leeds", o => …)</c>.</summary>
public static class BicycleOmsBuilderExtensions
{
    /// <summary>Adds an account of the courier.</summary>
    public static OmsBuilder AddBicycle(this OmsBuilder builder, string name, Action<BicycleOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddCarrier<BicycleCarrier, BicycleOptions>(name, configure, (code, options, _) => new BicycleCarrier(code, options));
    }
}
