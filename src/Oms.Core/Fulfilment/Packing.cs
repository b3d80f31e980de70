using System.Collections.Immutable;
using Oms.Engine;
using Oms.Ids;
using Oms.Shipping;
using Oms.Workflow;

namespace Oms.Fulfilment;

/// <summary>What packing means: a parcel, and its label where a carrier is named.</summary>
internal static class Packing
{
    public static void Decide(OrderDraft draft, PackParcel command, IIdGenerator ids)
    {
        draft.Require(WorkflowCommands.Pack);
        var work = WorkUnits.Find(draft, command.FulfilmentOrder);
        var units = WorkUnits.Choose(draft, work, command.Lines, static line => line.ToPack, WorkflowCommands.Pack);
        var id = ids.NewId();
        draft.Created.Add(id);
        draft.Raise(new ParcelPacked
        {
            Shipment = id,
            FulfilmentOrder = work.Id,
            Location = work.Location,
            Lines = units,
            WeightGrams = command.WeightGrams ?? Weight(draft, units),
        });
        if (command.Carrier is { } carrier)
        {
            LabelIntent.Set(draft, id, Text.Code(carrier, 64, "value.carrier", "carrier's code"), command.Service, ids);
        }

        draft.Advance(WorkflowTriggers.UnitsPacked);
        draft.Outcome = "packed";
    }

    private static long Weight(OrderDraft draft, ImmutableArray<LineUnits> units)
    {
        var grams = 0L;
        foreach (var unit in units)
        {
            grams += draft.Current.Lines[unit.LineNo - 1].WeightGrams * unit.Quantity;
        }

        return grams;
    }
}
