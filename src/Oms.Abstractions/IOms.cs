using System.Data.Common;
using Oms.Availability;
using Oms.Changes;
using Oms.Definitions;
using Oms.Documents;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Payments;
using Oms.Rules;
using Oms.Shipping;
using Oms.Sourcing;
using Oms.Supply;

namespace Oms;

/// <summary>The order management system. The root is a singleton for the default tenant and the system's actor; views of it are cheap. Thread-safe.</summary>
public interface IOms
{
    /// <summary>Whose data this view works on.</summary>
    TenantId Tenant { get; }

    /// <summary>Who this view acts for.</summary>
    Actor Actor { get; }

    /// <summary>Orders.</summary>
    IOrders Orders { get; }

    /// <summary>Changes of orders that exist.</summary>
    IChanges Changes { get; }

    /// <summary>Items, locations, stock and soft reservations.</summary>
    IInventory Inventory { get; }

    /// <summary>What is still to come, and who has claimed it.</summary>
    ISupply Supply { get; }

    /// <summary>What can be sold now, and promised for when.</summary>
    IAvailability Availability { get; }

    /// <summary>Policies that choose where units come from.</summary>
    ISourcing Sourcing { get; }

    /// <summary>Work at locations.</summary>
    IFulfilment Fulfilment { get; }

    /// <summary>Parcels and carriers.</summary>
    IShipping Shipping { get; }

    /// <summary>Payments as others report them.</summary>
    IPayments Payments { get; }

    /// <summary>Rules as they act on orders.</summary>
    IOrderRules Rules { get; }

    /// <summary>Workflows, rule sets, sourcing policies and templates as versioned data.</summary>
    IDefinitions Definitions { get; }

    /// <summary>Host and plug-in state.</summary>
    IDocuments Documents { get; }

    /// <summary>The same services for a tenant.</summary>
    IOms For(TenantId tenant);

    /// <summary>The same services on behalf of an actor.</summary>
    IOms As(Actor actor);

    /// <summary>
    /// The same services inside the host's open transaction: nothing is committed, and nobody hears of it, before the host commits. Dispose the view
    /// when the transaction is over.
    /// </summary>
    /// <exception cref="StoreException"><see cref="StoreErrors.NotSupported"/>: this store cannot, or the transaction is not of its database.</exception>
    IEnlistedOms Within(DbTransaction transaction);
}

/// <summary>The services inside a host's transaction.</summary>
public interface IEnlistedOms : IOms, IDisposable;
