using Oms.Inventory;
using Oms.Orders;
using Oms.Places;

namespace Oms.Changes;

/// <summary>What has no sense for any order, as opposed to what this one refuses: reported together, nothing stored.</summary>
internal static class ChangeChecks
{
    public const int MostActions = 1_000;

    private const string Reserved = "oms.";

    public static void ThrowIfInvalid(IReadOnlyList<ChangeAction> actions, PostalAddress? shipTo, GeoPoint? destination)
    {
        var findings = new List<Finding>();
        if (actions.Count > MostActions)
        {
            Add("change.actions", "Actions", FormattableString.Invariant($"{actions.Count} actions are too many: at most {MostActions} are allowed."));
        }

        for (var i = 0; i < actions.Count; i++)
        {
            Action(actions[i], i, findings);
        }

        PlaceOrderChecks.Address(shipTo, findings);
        if (destination is { } point && (shipTo is null || !Geography.IsOnEarth(point)))
        {
            Add("value.coordinates", "Destination", shipTo is null ? "Give the address as well." : Geography.WhatToWrite(point));
        }

        if (findings.Count > 0)
        {
            throw new ValidationFailedException(findings);
        }

        void Add(string code, string field, string message) => findings.Add(new Finding(code, field, message));
    }

    public static bool IsReserved(string name) => name.StartsWith(Reserved, StringComparison.Ordinal);

    private static void Action(ChangeAction action, int i, List<Finding> findings)
    {
        switch (action)
        {
            case ChangeAction.AddLine add:
                PlaceOrderChecks.Line(add.Line, "Actions", i, findings);
                break;
            case ChangeAction.SetQuantity { Quantity: < 0 or > PlaceOrderChecks.MostUnits } set:
                Quantity(set.Quantity, 0);
                break;
            case ChangeAction.CancelPart { Quantity: < 1 or > PlaceOrderChecks.MostUnits } cancel:
                Quantity(cancel.Quantity, 1);
                break;
            case ChangeAction.Reinstate { Quantity: < 1 or > PlaceOrderChecks.MostUnits } reinstate:
                Quantity(reinstate.Quantity.Value, 1);
                break;
            case ChangeAction.SetPrice set:
                PlaceOrderChecks.Price(set.Price, "Actions", i, findings);
                break;
            case ChangeAction.AddCharge add:
                PlaceOrderChecks.Check(findings, $"Actions[{i}].Code", add.Charge.Code, 64, code: true);
                break;
            case ChangeAction.SetShipping set:
                PlaceOrderChecks.Check(findings, $"Actions[{i}].Code", set.Code, 64, code: true);
                break;
            case ChangeAction.SetAddress:
                findings.Add(new Finding("change.address", $"Actions[{i}]", "Give the address itself, in ShipTo: the action is made of it."));
                break;
            case ChangeAction.SetText set:
                Note(set, i, findings);
                break;
        }

        void Quantity(long quantity, int least) => findings.Add(new Finding(
            "line.quantity",
            $"Actions[{i}].Quantity",
            FormattableString.Invariant($"{quantity} units cannot be asked for: write {least} to {PlaceOrderChecks.MostUnits}.")));
    }

    private static void Note(ChangeAction.SetText set, int i, List<Finding> findings)
    {
        PlaceOrderChecks.Check(findings, $"Actions[{i}].Name", set.Name, Attributes.MaxKeyLength, code: true);
        PlaceOrderChecks.Check(findings, $"Actions[{i}].Text", set.Text, Attributes.MaxValueLength, code: false);
        if (IsReserved(set.Name))
        {
            findings.Add(new Finding("change.text", $"Actions[{i}].Name", $"'{set.Name}' is the SDK's own: use a name that does not begin with '{Reserved}'."));
        }
    }
}
