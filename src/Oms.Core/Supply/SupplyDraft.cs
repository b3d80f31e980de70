using System.Text.Json;
using NodaTime;
using Oms.Documents;
using Oms.Engine;
using Oms.Events;
using Oms.Ids;
using Oms.Inventory;
using Oms.Json;
using Oms.Storage;

namespace Oms.Supply;

/// <summary>A decision about one supply: its lines change here, each change with its counters and its ledger.</summary>
internal sealed class SupplyDraft : ChangeDraft
{
    private readonly IIdGenerator _ids;
    private InboundSupply _supply;

    public SupplyDraft(InboundSupply supply, IIdGenerator ids, Instant now)
        : base(now)
    {
        _supply = supply;
        _ids = ids;
        Id = supply.Id;
        Number = supply.Number;
    }

    public InboundSupply Supply => _supply;

    public override long Version => _supply.Version + 1;

    /// <summary>Orders that get units later than before.</summary>
    public List<Slip> Slips { get; } = [];

    public Guid NewId() => _ids.NewId();

    public void Change(SupplyLine line) =>
        _supply = _supply with { Lines = [.. _supply.Lines.Select(before => before.LineNo == line.LineNo ? line : before)] };

    public void Raise(InventoryEvent fact)
    {
        _supply = _supply with { Sequence = _supply.Sequence + 1 };
        Facts.Add((new StreamId(StreamKinds.Stock, _supply.Id), _supply.Sequence, fact));
    }

    /// <summary>Units come to a location or place, or leave it.</summary>
    public void Move(SupplyLine line, LocationCode at, MovementKind kind, long quantity, StockCondition condition = StockCondition.Sellable, string? reason = null)
    {
        if (quantity == 0)
        {
            return;
        }

        Reserves.Add(new StockChanged { Sku = line.Sku, Location = at, Quantity = quantity, Condition = condition });
        Record(line, at, kind, quantity, condition, reason);
    }

    /// <summary>Writes a line of the ledger whose counters something else changes.</summary>
    public void Record(SupplyLine line, LocationCode at, MovementKind kind, long quantity, StockCondition condition = StockCondition.Sellable, string? reason = null) =>
        Movements.Add(new StockMovement
        {
            Id = _ids.NewId(),
            Sku = line.Sku,
            Location = at,
            Kind = kind,
            Condition = condition,
            Quantity = quantity,
            CauseKind = _supply.Kind == SupplyKind.Transfer ? "transfer" : "supply",
            CauseId = _supply.Id,
            At = Now,
            UnitCost = line.UnitCost,
            Reason = reason ?? _supply.Number,
        });

    protected override void Finish(Command command)
    {
        base.Finish(command);
        var after = _supply with { Version = Version };
        Puts.Insert(0, new PutDocument(_supply.Version, new Document
        {
            Kind = DocumentKinds.Supply,
            Id = after.Number,
            Version = Version,
            Json = JsonSerializer.Serialize(after, OmsJson.Info<InboundSupply>()),
            Index1 = after.IsOpen ? "open" : "over",
            Index2 = after.Kind.ToString(),
            Index3 = after.Supplier,
        }));
    }
}
