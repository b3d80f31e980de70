using System.Data.Common;
using Oms.Availability;
using Oms.Changes;
using Oms.Definitions;
using Oms.Documents;
using Oms.Engine;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Orders.Ruling;
using Oms.Payments;
using Oms.Publishing;
using Oms.Rules;
using Oms.Shipping;
using Oms.Sourcing;
using Oms.Storage;
using Oms.Supply;

namespace Oms;

/// <summary>The services for a tenant, an actor and a store. A service is made when it is first asked for, so a view costs next to nothing.</summary>
internal sealed class OmsView(View view, OmsParts parts) : IEnlistedOms
{
    public TenantId Tenant => view.Tenant;

    public Actor Actor => view.Actor;

    public IOrders Orders => field ??= new OrderService(view, parts.Orders);

    public IChanges Changes => field ??= new ChangeService(view, parts.Changes);

    public IInventory Inventory => field ??= new InventoryService(view, parts.Inventory);

    public ISupply Supply => field ??= new SupplyService(view, parts.Supply);

    public IAvailability Availability => field ??= new AvailabilityService(view, parts.Availability);

    public ISourcing Sourcing => field ??= new SourcingService(view, parts.Runner, parts.Publishing.Publisher, parts.Sourcing);

    public IFulfilment Fulfilment => field ??= new FulfilmentService(view, parts.Runner, parts.Orders.Stock, parts.Orders.Allocation, parts.Declining, parts.Sourcing);

    public IShipping Shipping => field ??= new ShippingService(view, parts.Runner, parts.Orders.History, parts.Carriers);

    public IPayments Payments => field ??= new PaymentService(view, parts.Runner);

    public IOrderRules Rules => field ??= new OrderRuleService(view, parts.Runner, parts.Rules);

    public IDefinitions Definitions => field ??= new DefinitionService(view, Orders, parts.Publishing);

    public IDocuments Documents => field ??= new DocumentService(view, parts.Runner);

    public IOms For(TenantId tenant) => new OmsView(view with { Tenant = tenant }, parts);

    public IOms As(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return new OmsView(new View(view.Tenant, actor, view.Store, view.Enlisted), parts);
    }

    public IEnlistedOms Within(DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return new OmsView(view with { Store = view.Store.Enlist(transaction), Enlisted = true }, parts);
    }

    public void Dispose()
    {
        if (view.Store is IEnlistedStore enlisted)
        {
            enlisted.Dispose();
        }
    }
}

/// <summary>What the services are made of, whatever the view.</summary>
internal sealed record OmsParts(
    CommandRunner Runner,
    OrderParts Orders,
    ChangeParts Changes,
    InventoryParts Inventory,
    SupplyParts Supply,
    AvailabilityParts Availability,
    SourcingParts Sourcing,
    Declining Declining,
    RuleParts Rules,
    PublishingParts Publishing,
    CarrierCatalog Carriers);
