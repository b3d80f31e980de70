using System.Text.Json;
using System.Text.Json.Serialization;
using Oms.Engine;
using Oms.Ids;
using Oms.Storage;

namespace Oms.Shipping;

/// <summary>The intent to buy a label: committed before any carrier is called, with the operation id every attempt uses.</summary>
internal sealed record LabelIntent
{
    public const string WorkName = "label.buy";

    public required Guid Shipment { get; init; }

    public required string Carrier { get; init; }

    public string? Service { get; init; }

    public static void Set(OrderDraft draft, Guid shipment, string carrier, string? service, IIdGenerator ids)
    {
        var id = ids.NewId();
        var operation = $"label:{shipment:N}";
        var intent = new LabelIntent { Shipment = shipment, Carrier = carrier, Service = service };
        draft.Raise(new LabelRequested { Shipment = shipment, Carrier = carrier, Service = service, Operation = operation });
        draft.Schedules.Add(new SetWork(new ScheduledWork
        {
            Id = id,
            Kind = WorkKind.Effect,
            Name = WorkName,
            Subject = draft.Id,
            Operation = operation,
            Payload = JsonSerializer.SerializeToUtf8Bytes(intent, LabelJson.Default.LabelIntent),
            Due = draft.Now,
        }));
    }

    public static LabelIntent Read(ReadOnlyMemory<byte> payload) =>
        JsonSerializer.Deserialize(payload.Span, LabelJson.Default.LabelIntent) ?? throw new JsonException("The label's intent is empty.");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LabelIntent))]
internal sealed partial class LabelJson : JsonSerializerContext;
