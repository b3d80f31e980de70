using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Oms.Changes;
using Oms.Definitions;
using Oms.Documents;
using Oms.Events;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Payments;
using Oms.Rules;
using Oms.Shipping;
using Oms.Supply;
using Oms.Sourcing;
using Oms.Verification;

namespace Oms.Json;

/// <summary>The one JSON form of events and commands: camel case, enums by name, amounts as text, nothing written that is null.</summary>
internal static class OmsJson
{
    public static JsonSerializerOptions Options => OmsJsonContext.Default.Options;

    public static JsonTypeInfo Info(Type type) => OmsJsonContext.Default.GetTypeInfo(type)
        ?? throw new InvalidOperationException($"{type.Name} has no JSON form: add it to OmsJsonContext.");

    public static JsonTypeInfo<T> Info<T>() => (JsonTypeInfo<T>)Info(typeof(T));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    Converters =
    [
        typeof(SkuConverter), typeof(LocationCodeConverter), typeof(ChannelCodeConverter), typeof(CurrencyConverter), typeof(MoneyConverter),
        typeof(UnitPriceConverter), typeof(OrderIdConverter), typeof(InstantConverter), typeof(DurationConverter), typeof(LocalDateConverter), typeof(LocalTimeConverter), typeof(AttributesConverter),
        typeof(NumberConverter), typeof(FactValueConverter),
    ])]
[JsonSerializable(typeof(OrderPlaced))]
[JsonSerializable(typeof(OrderAdopted))]
[JsonSerializable(typeof(OrderConfirmed))]
[JsonSerializable(typeof(StateEntered))]
[JsonSerializable(typeof(HoldPlaced))]
[JsonSerializable(typeof(HoldReleased))]
[JsonSerializable(typeof(PaymentReported))]
[JsonSerializable(typeof(LinesAllocated))]
[JsonSerializable(typeof(LinesBackordered))]
[JsonSerializable(typeof(UnitsDeallocated))]
[JsonSerializable(typeof(BackordersClaimed))]
[JsonSerializable(typeof(ClaimsLost))]
[JsonSerializable(typeof(LinesPromised))]
[JsonSerializable(typeof(PromiseAtRisk))]
[JsonSerializable(typeof(PromiseRestored))]
[JsonSerializable(typeof(UnitsTaken))]
[JsonSerializable(typeof(UnitsCancelled))]
[JsonSerializable(typeof(ChangeOpened))]
[JsonSerializable(typeof(ChangeExtended))]
[JsonSerializable(typeof(ChangeDropped))]
[JsonSerializable(typeof(ChangeConfirmed))]
[JsonSerializable(typeof(LineAdded))]
[JsonSerializable(typeof(UnitsAdded))]
[JsonSerializable(typeof(UnitsReinstated))]
[JsonSerializable(typeof(LineRepriced))]
[JsonSerializable(typeof(ChargeAdded))]
[JsonSerializable(typeof(AddressReplaced))]
[JsonSerializable(typeof(TextSet))]
[JsonSerializable(typeof(ContentApplied))]
[JsonSerializable(typeof(HandlingSet))]
[JsonSerializable(typeof(RulesAwaited))]
[JsonSerializable(typeof(FactsReported))]
[JsonSerializable(typeof(NotificationRequested))]
[JsonSerializable(typeof(ApprovalRequested))]
[JsonSerializable(typeof(ApprovalDecided))]
[JsonSerializable(typeof(ApprovalLapsed))]
[JsonSerializable(typeof(HoldEscalated))]
[JsonSerializable(typeof(WorkflowMigrated))]
[JsonSerializable(typeof(FulfilmentReleased))]
[JsonSerializable(typeof(UnitsPicked))]
[JsonSerializable(typeof(ParcelPacked))]
[JsonSerializable(typeof(LabelRequested))]
[JsonSerializable(typeof(LabelBought))]
[JsonSerializable(typeof(LabelRejected))]
[JsonSerializable(typeof(LabelUnresolved))]
[JsonSerializable(typeof(ShipmentShipped))]
[JsonSerializable(typeof(ChannelShipped))]
[JsonSerializable(typeof(ParcelScanned))]
[JsonSerializable(typeof(ShipmentDelivered))]
[JsonSerializable(typeof(ShipmentLost))]
[JsonSerializable(typeof(ShipmentReturnedToSender))]
[JsonSerializable(typeof(CustomFactRecorded))]
[JsonSerializable(typeof(StockReceived))]
[JsonSerializable(typeof(StockAdjustedBy))]
[JsonSerializable(typeof(StockCorrected))]
[JsonSerializable(typeof(StockCounted))]
[JsonSerializable(typeof(StockReconditioned))]
[JsonSerializable(typeof(StockPlansSet))]
[JsonSerializable(typeof(StockSynced))]
[JsonSerializable(typeof(StockReserved))]
[JsonSerializable(typeof(ReservationExtended))]
[JsonSerializable(typeof(ReservationReleased))]
[JsonSerializable(typeof(ReservationShipped))]
[JsonSerializable(typeof(ReservationMoved))]
[JsonSerializable(typeof(ReservationConverted))]
[JsonSerializable(typeof(ReservationExpired))]
[JsonSerializable(typeof(SupplyAnnounced))]
[JsonSerializable(typeof(SupplyConfirmed))]
[JsonSerializable(typeof(SupplyReceived))]
[JsonSerializable(typeof(SupplyCancelled))]
[JsonSerializable(typeof(SupplyLost))]
[JsonSerializable(typeof(Definition))]
[JsonSerializable(typeof(DefinitionDraft))]
[JsonSerializable(typeof(InboundSupply))]
[JsonSerializable(typeof(FillPlan))]
[JsonSerializable(typeof(AnnounceSupply))]
[JsonSerializable(typeof(SendTransfer))]
[JsonSerializable(typeof(ConfirmSupply))]
[JsonSerializable(typeof(ReceiveSupply))]
[JsonSerializable(typeof(CancelSupply))]
[JsonSerializable(typeof(LoseInTransit))]
[JsonSerializable(typeof(PlaceOrder))]
[JsonSerializable(typeof(AdoptOrder))]
[JsonSerializable(typeof(ConfirmOrder))]
[JsonSerializable(typeof(AllocateOrder))]
[JsonSerializable(typeof(HoldOrder))]
[JsonSerializable(typeof(ReleaseHolds))]
[JsonSerializable(typeof(CancelUnits))]
[JsonSerializable(typeof(EscalateHold))]
[JsonSerializable(typeof(SignalOrder))]
[JsonSerializable(typeof(MigrateOrder))]
[JsonSerializable(typeof(DecideApproval))]
[JsonSerializable(typeof(ReportFacts))]
[JsonSerializable(typeof(AddToChange))]
[JsonSerializable(typeof(DropChange))]
[JsonSerializable(typeof(ConfirmChange))]
[JsonSerializable(typeof(ReportPayment))]
[JsonSerializable(typeof(ReleaseToFulfilment))]
[JsonSerializable(typeof(PickUnits))]
[JsonSerializable(typeof(DeclineWork))]
[JsonSerializable(typeof(PackParcel))]
[JsonSerializable(typeof(ShipParcel))]
[JsonSerializable(typeof(ReportChannelShipment))]
[JsonSerializable(typeof(DeliverParcel))]
[JsonSerializable(typeof(ReportTracking))]
[JsonSerializable(typeof(ResolveLabel))]
[JsonSerializable(typeof(PutItems))]
[JsonSerializable(typeof(PutLocation))]
[JsonSerializable(typeof(ReceiveStock))]
[JsonSerializable(typeof(AdjustStock))]
[JsonSerializable(typeof(CountStock))]
[JsonSerializable(typeof(ReconditionStock))]
[JsonSerializable(typeof(PlanStock))]
[JsonSerializable(typeof(SyncStock))]
[JsonSerializable(typeof(ShipReserved))]
[JsonSerializable(typeof(ReserveStock))]
[JsonSerializable(typeof(ExtendReservation))]
[JsonSerializable(typeof(ReleaseReservation))]
[JsonSerializable(typeof(SaveDraft))]
[JsonSerializable(typeof(DropDraft))]
[JsonSerializable(typeof(ApproveDraft))]
[JsonSerializable(typeof(PublishDefinition))]
[JsonSerializable(typeof(WithdrawDefinition))]
[JsonSerializable(typeof(PutDocuments))]
[JsonSerializable(typeof(PublishSourcingPolicy))]
[JsonSerializable(typeof(WithdrawSourcingPolicy))]
internal sealed partial class OmsJsonContext : JsonSerializerContext;
