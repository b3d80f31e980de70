using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Oms.Orders;

namespace Oms.Scenarios.Promises;

/// <summary>Everything an order holds, as text: two orders are the same where their portraits are.</summary>
internal static class Portrait
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Converters = { new JsonStringEnumConverter(), new InstantText() } };

    public static string Of(Order order) => JsonSerializer.Serialize(order, Options);

    private sealed class InstantText : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue((value - NodaConstants.UnixEpoch).BclCompatibleTicks.ToString(System.Globalization.CultureInfo.InvariantCulture) + "/" + value);
    }
}
