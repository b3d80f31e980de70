using Oms.Shipping;

namespace Oms.Carriers.Labels;

/// <summary>Refusals in words, the same for every carrier of this package.</summary>
internal static class Refusal
{
    public static (string Code, string Message)? OfService(string carrier, ParcelRequest request, string service) =>
        request.Service is null || request.Service == service
            ? null
            : ("service.unknown", $"{carrier} has no service '{request.Service}': its only one is '{service}'.");

    public static (string Code, string Message) OfDestination(string carrier, ParcelRequest request) =>
        ("destination.not_served", request.Country is null
            ? $"{carrier} needs a destination country, and the parcel has none: complete the address."
            : $"{carrier} does not serve {request.Country}: choose another carrier.");

    public static (string Code, string Message) OfWeight(string carrier, ParcelRequest request, long most) =>
        ("parcel.too_heavy", FormattableString.Invariant($"{carrier} takes at most {most} g there, and the parcel has {request.WeightGrams} g: pack it as several."));
}
