using Oms.Shipping;
using Oms.Storage;
using Oms.Testing.Carriers;

namespace Oms.Scenarios.Labels;

/// <summary>A scripted carrier that looks into the store whenever it is called: what it is asked for must have been committed before.</summary>
internal sealed class WatchedCarrier(ScriptedCarrier inner) : ICarrier
{
    /// <summary>The store; set when the host is there.</summary>
    public IOmsStore? Store { get; set; }

    /// <summary>What was wrong when it was called.</summary>
    public List<string> Findings { get; } = [];

    public string Code => inner.Code;

    public CarrierCapabilities Capabilities => inner.Capabilities;

    public ValueTask<Outcome<IReadOnlyList<RateQuote>>> RateAsync(ParcelRequest request, CancellationToken cancellationToken) => inner.RateAsync(request, cancellationToken);

    public async ValueTask<Outcome<Label>> BuyLabelAsync(ParcelRequest request, CancellationToken cancellationToken)
    {
        await LookAsync(request, cancellationToken);
        return await inner.BuyLabelAsync(request, cancellationToken);
    }

    public ValueTask<Outcome<Label?>> FindLabelAsync(string operation, CancellationToken cancellationToken) => inner.FindLabelAsync(operation, cancellationToken);

    private async Task LookAsync(ParcelRequest request, CancellationToken cancellationToken)
    {
        var work = (await Store!.QueryAsync(new StoreQuery.Work(TenantId.Default, WorkState.Pending, null, 100), cancellationToken)).Items
            .FirstOrDefault(pending => pending.Operation == request.Operation);
        if (work is null)
        {
            Findings.Add($"{request.Operation} was asked for before its intent was stored.");
            return;
        }

        var order = await Store.ReadAsync(new StoreRead.OrderById(TenantId.Default, new OrderId(work.Subject)), cancellationToken);
        if (order?.Shipments.Any(parcel => request.Operation == $"label:{parcel.Id:N}" && parcel.Label == LabelState.Requested) != true)
        {
            Findings.Add($"{request.Operation} was asked for, and no stored parcel wants it.");
        }
    }
}
