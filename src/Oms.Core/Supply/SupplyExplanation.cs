using System.Buffers;
using System.Text.Json;
using Oms.Engine;
using Oms.Json;
using Oms.Orders;

namespace Oms.Supply;

/// <summary>Writes down why units are claimed where they are, and why they are filled in that order.</summary>
internal static class SupplyExplanation
{
    public const string Claim = "backorder.claim";

    public const string Fill = "backorder.fill";

    public static DecisionRecord OfClaims(Guid id, OrderDraft draft, IReadOnlyList<InboundLine> inbound, IEnumerable<ClaimedUnits> claims) => new()
    {
        Id = id,
        Subject = draft.Id,
        Kind = Claim,
        At = draft.Now,
        Policy = "earliest first",
        Explanation = Json(json =>
        {
            json.WriteStartArray("candidates"u8);
            foreach (var line in inbound)
            {
                json.WriteStartObject();
                json.WriteString("place"u8, line.Place.Value);
                json.WriteString("sku"u8, line.Sku.Value);
                json.WriteString("to"u8, line.To.Value);
                json.WriteString("expected"u8, line.ExpectedAt?.ToString() ?? "nobody knows");
                json.WriteNumber("free"u8, line.Free);
                json.WriteString("reason"u8, Claiming.Serves(draft.Current, line) ? "can serve the order" : "is received where the order cannot be served");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("claims"u8);
            foreach (var claim in claims)
            {
                json.WriteStartObject();
                json.WriteNumber("line"u8, claim.LineNo);
                json.WriteString("place"u8, claim.Place.Value);
                json.WriteNumber("units"u8, claim.Quantity);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }),
    };

    /// <summary>Why an order got units of a receipt, in its place among those who waited.</summary>
    public static DecisionRecord OfFill(Guid id, OrderDraft draft, FillStep step, long units) => new()
    {
        Id = id,
        Subject = draft.Id,
        Kind = Fill,
        At = draft.Now,
        Policy = step.Policy,
        Explanation = Json(json =>
        {
            json.WriteString("place"u8, step.Place.Value);
            json.WriteString("to"u8, step.To.Value);
            json.WriteNumber("line"u8, step.LineNo);
            json.WriteNumber("units"u8, units);
            json.WriteString("reason"u8, step.Reason);
        }),
    };

    /// <summary>Who gets what of a receipt, and who is passed over.</summary>
    public static DecisionRecord OfPlan(Guid id, Guid supply, NodaTime.Instant at, FillPlan plan) => new()
    {
        Id = id,
        Subject = supply,
        Kind = Fill,
        At = at,
        Policy = plan.Policy,
        Explanation = JsonSerializer.SerializeToUtf8Bytes(plan, OmsJson.Info<FillPlan>()),
    };

    private static ReadOnlyMemory<byte> Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
