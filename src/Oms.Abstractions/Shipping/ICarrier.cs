using NodaTime;

namespace Oms.Shipping;

/// <summary>
/// An adapter to a carrier. Thread-safe. It answers with outcomes instead of throwing; what it throws all the same is taken as
/// <see cref="Outcome.Unknown{T}"/> for calls that may have had an effect and as <see cref="Outcome.Transient{T}"/> for questions.
/// </summary>
public interface ICarrier
{
    /// <summary>Stable code, the name of the account: two accounts of one carrier have two codes.</summary>
    string Code { get; }

    /// <summary>What the carrier can do and what it promises.</summary>
    CarrierCapabilities Capabilities { get; }

    /// <summary>Prices for a parcel.</summary>
    ValueTask<Outcome<IReadOnlyList<RateQuote>>> RateAsync(ParcelRequest request, CancellationToken cancellationToken);

    /// <summary>Buys a label. <see cref="ParcelRequest.Operation"/> is the same whenever the same label is asked for again.</summary>
    ValueTask<Outcome<Label>> BuyLabelAsync(ParcelRequest request, CancellationToken cancellationToken);

    /// <summary>Looks a label up by our operation id; asked only of <see cref="LabelPromise.Searchable"/> carriers. Ok with null: there is none (yet).</summary>
    ValueTask<Outcome<Label?>> FindLabelAsync(string operation, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Outcome<Label?>>(new Outcome.NotSupported<Label?>());

    /// <summary>Gives a label back.</summary>
    ValueTask<Outcome<bool>> VoidLabelAsync(string trackingNumber, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Outcome<bool>>(new Outcome.NotSupported<bool>());

    /// <summary>All scans of a parcel known to the carrier.</summary>
    ValueTask<Outcome<IReadOnlyList<TrackingScan>>> TrackAsync(string trackingNumber, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Outcome<IReadOnlyList<TrackingScan>>>(new Outcome.NotSupported<IReadOnlyList<TrackingScan>>());
}

/// <summary>What a carrier can do and what it promises.</summary>
public sealed record CarrierCapabilities
{
    /// <summary>What is promised about a label whose purchase timed out.</summary>
    public required LabelPromise Labels { get; init; }

    /// <summary>Whether <see cref="ICarrier.TrackAsync"/> answers.</summary>
    public bool Tracking { get; init; }

    /// <summary>Whether <see cref="ICarrier.VoidLabelAsync"/> answers.</summary>
    public bool Void { get; init; }

    /// <summary>Services the carrier offers, the default first.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];
}

/// <summary>What is promised about a label whose purchase timed out.</summary>
public enum LabelPromise
{
    /// <summary>At most one attempt; an unknown outcome waits for a person.</summary>
    Blind = 0,

    /// <summary>At most one label kept: it is looked up by our operation id before anything is tried again.</summary>
    Searchable = 1,

    /// <summary>Exactly one: the carrier honours our operation id, so trying again is the evidence.</summary>
    Keyed = 2,
}

/// <summary>A parcel that a price or a label is wanted for.</summary>
public sealed record ParcelRequest
{
    /// <summary>Our operation id; the same for the same label.</summary>
    public required string Operation { get; init; }

    /// <summary>The location it leaves.</summary>
    public required LocationCode From { get; init; }

    /// <summary>Destination country, two letters; null: not known.</summary>
    public string? Country { get; init; }

    /// <summary>Where it goes; null where the address was erased or never given.</summary>
    public PostalAddress? To { get; init; }

    /// <summary>Weight in grams.</summary>
    public long WeightGrams { get; init; }

    /// <summary>The wanted service; null: the default.</summary>
    public string? Service { get; init; }

    /// <summary>Number of the order, for the label's reference line.</summary>
    public string? Reference { get; init; }

    /// <summary>Business time of asking.</summary>
    public required Instant At { get; init; }
}

/// <summary>A price for a parcel.</summary>
/// <param name="Service">The service.</param>
/// <param name="Price">What it costs.</param>
public sealed record RateQuote(string Service, Money Price);

/// <summary>A label that was sold.</summary>
public sealed record Label
{
    /// <summary>The carrier's number.</summary>
    public required string TrackingNumber { get; init; }

    /// <summary>What it cost.</summary>
    public Money? Cost { get; init; }

    /// <summary>The label itself, such as a PDF; empty where the carrier prints none.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Media type of <see cref="Content"/>.</summary>
    public string? MediaType { get; init; }
}
