using Oms.Engine;

namespace Oms.Shipping;

/// <summary>What the fate of a requested label means for its parcel.</summary>
internal static class LabelSteps
{
    public static void Resolve(OrderDraft draft, ResolveLabel command)
    {
        var shipment = ParcelSteps.Find(draft, command.Shipment);
        if (shipment.Label is not (LabelState.Requested or LabelState.Unknown) || command.Label == shipment.Label)
        {
            throw draft.Refused("resolve-label", $"the parcel's label is {shipment.Label}", "shipment.label_settled");
        }

        switch (command.Label)
        {
            case LabelState.Bought:
                var number = Text.Code(command.TrackingNumber, 100, "value.tracking", "tracking number");
                draft.Raise(new LabelBought { Shipment = shipment.Id, TrackingNumber = number, Cost = command.Cost });
                break;
            case LabelState.Rejected:
                var message = command.Message ?? "no reason given";
                draft.Raise(new LabelRejected { Shipment = shipment.Id, Code = command.Code ?? "rejected", Message = message });
                draft.Put(Cases.Open($"label-rejected:{shipment.Id:N}", "label.rejected", draft.Id, $"{shipment.Carrier} refused a label for parcel {shipment.Id}: {message}"));
                break;
            case LabelState.Unknown:
                var hint = command.Message ?? "nothing is known";
                draft.Raise(new LabelUnresolved { Shipment = shipment.Id, Hint = hint });
                draft.Put(Cases.Open($"label-unknown:{shipment.Id:N}", "label.unknown", draft.Id, $"{shipment.Carrier} may or may not have sold a label for parcel {shipment.Id} ({hint}): look at the carrier's side, then resolve the label."));
                break;
            default:
                throw new ValidationFailedException(new Finding("label.state", nameof(command.Label), "Write bought, rejected or unknown."));
        }

        draft.Outcome = $"label-{command.Label.ToString().ToLowerInvariant()}";
    }
}
