using System.Globalization;
using Oms.Engine;
using Oms.Ids;
using Oms.Storage;
using Oms.Workflow;

namespace Oms.Shipping;

/// <summary>
/// What scans mean. Each is kept once; the state is the highest rank seen, so that late, repeated or reordered scans come to the same end.
/// A scan that proves the parcel left, before anybody told us, hands it over.
/// </summary>
internal static class Tracking
{
    /// <param name="draft">The order's decision.</param>
    /// <param name="command">The scans.</param>
    /// <param name="known">Scans of this parcel that are kept already.</param>
    /// <param name="openCases">Ids of cases that exist.</param>
    /// <param name="ids">Makes identities.</param>
    public static void Decide(OrderDraft draft, ReportTracking command, IReadOnlySet<(string Code, NodaTime.Instant At)> known, IReadOnlySet<string> openCases, IIdGenerator ids)
    {
        draft.Require(WorkflowCommands.Deliver);
        ParcelSteps.Find(draft, command.Shipment);
        var seen = new HashSet<(string, NodaTime.Instant)>(known);
        var fresh = 0;
        foreach (var raw in command.Scans.OrderBy(scan => scan.At).ThenBy(scan => (int?)scan.State ?? 0).ThenBy(scan => scan.Code, StringComparer.Ordinal))
        {
            var scan = raw with { At = Micros.Floor(raw.At), Code = Text.Code(raw.Code, 100, "value.scan", "scan's code"), Text = Text.Free(raw.Text, 500, "value.scan", "scan's text") };
            if (seen.Add((scan.Code, scan.At)))
            {
                fresh++;
                Take(draft, command.Shipment, scan, openCases, ids);
            }
        }

        draft.Outcome = fresh == 0 ? "nothing-new" : string.Create(CultureInfo.InvariantCulture, $"scans-{fresh}");
    }

    public static string CaseId(Guid shipment, string code) => $"tracking-unknown:{shipment:N}:{code}";

    private static void Take(OrderDraft draft, Guid id, TrackingScan scan, IReadOnlySet<string> openCases, IIdGenerator ids)
    {
        var shipment = ParcelSteps.Find(draft, id);
        var moves = scan.State is { } to && ShipmentRanks.MovesTo(shipment.State, to);
        if (moves && shipment.State == ShipmentState.Packed)
        {
            ParcelSteps.HandOver(draft, shipment, null, ids);
        }

        var stays = !moves || ShipmentRanks.IsEnd(scan.State!.Value);
        draft.Raise(new ParcelScanned { Shipment = id, Scan = scan, State = stays ? ParcelSteps.Find(draft, id).State : scan.State!.Value });
        if (moves)
        {
            End(draft, id, scan);
        }
        else if (scan.State is null)
        {
            OpenCase(draft, id, scan, openCases);
        }
    }

    private static void End(OrderDraft draft, Guid id, TrackingScan scan)
    {
        switch (scan.State)
        {
            case ShipmentState.Delivered:
                ParcelSteps.Deliver(draft, id, scan.At);
                break;
            case ShipmentState.Lost:
                draft.Raise(new ShipmentLost { Shipment = id });
                draft.AdvanceByUnits();
                break;
            case ShipmentState.ReturnedToSender:
                draft.Raise(new ShipmentReturnedToSender { Shipment = id });
                draft.AdvanceByUnits();
                break;
        }
    }

    private static void OpenCase(OrderDraft draft, Guid id, TrackingScan scan, IReadOnlySet<string> openCases)
    {
        var caseId = CaseId(id, scan.Code);
        if (openCases.Contains(caseId) || draft.Puts.OfType<PutDocument>().Any(put => put.After.Id == caseId))
        {
            return;
        }

        draft.Put(Cases.Open(caseId, "tracking.unknown_code", draft.Id, $"The carrier reported '{scan.Code}' for parcel {id}, which its adapter does not know: say what it means, or update the adapter."));
    }
}
