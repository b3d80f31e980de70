using NodaTime;
using Oms.Engine;
using Oms.Places;

namespace Oms.Sourcing;

/// <summary>What a preview asks for.</summary>
internal static class Previewing
{
    public static void ThrowIfInvalid(PreviewSourcing request, PolicyCatalog catalog)
    {
        var findings = new List<Finding>();
        if (request.Lines.Count is 0 or > 10_000 || request.Lines.Any(line => line.Sku.Value is null || line.Quantity < 1))
        {
            findings.Add(new Finding("preview.lines", nameof(request.Lines), "Write 1 to 10,000 lines, each with a SKU and 1 unit or more."));
        }

        if (request.Destination is { } point && !Geography.IsOnEarth(point))
        {
            findings.Add(new Finding("value.coordinates", nameof(request.Destination), Geography.WhatToWrite(point)));
        }

        if (request.Policy is { } policy)
        {
            findings.AddRange(PolicyChecks.Find(policy, catalog));
        }

        if (findings.Count > 0)
        {
            throw new ValidationFailedException(findings);
        }
    }

    public static SourcingSnapshot Snapshot(PreviewSourcing request, StockFacts facts, Instant now) => new()
    {
        Demands = Demands(request, facts),
        Positions = facts.View.Positions,
        Locations = facts.Locations,
        Items = facts.View.Items,
        Loads = facts.Loads,
        Country = request.Country,
        Destination = request.Destination,
        At = now,
        PromisedFor = request.PromisedFor,
        Declined = request.Without,
    };

    private static List<AllocationDemand> Demands(PreviewSourcing request, StockFacts facts)
    {
        var demands = new List<AllocationDemand>(request.Lines.Count);
        for (var i = 0; i < request.Lines.Count; i++)
        {
            var stocked = Kits.Resolve(request.Lines[i].Sku, facts.Item);
            if (stocked.Tracked || !stocked.Parts.IsEmpty)
            {
                demands.Add(new AllocationDemand(i + 1, request.Lines[i].Sku, request.Lines[i].Quantity) { Parts = stocked.Parts });
            }
        }

        return demands;
    }
}
