using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NodaTime;
using Oms;
using Oms.Availability;
using Oms.Changes;
using Oms.Channels;
using Oms.Definitions;
using Oms.Diagnostics;
using Oms.Engine;
using Oms.Events;
using Oms.Fulfilment;
using Oms.Ids;
using Oms.Inventory;
using Oms.Orders;
using Oms.Orders.Facts;
using Oms.Orders.Ruling;
using Oms.Outbox;
using Oms.Payments;
using Oms.Publishing;
using Oms.Publishing.Trials;
using Oms.Rules;
using Oms.Rules.Checking;
using Oms.Rules.Functions;
using Oms.Rules.Sets;
using Oms.Rules.Types;
using Oms.Shipping;
using Oms.Sourcing;
using Oms.Sourcing.Publishing;
using Oms.Sourcing.Replaying;
using Oms.Sourcing.Strategies;
using Oms.Supply;
using Oms.Verification;
using Oms.Workflow;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the order management system to a host.</summary>
public static class OrderManagementServices
{
    /// <summary>
    /// Adds <see cref="IOms"/>, the outbox pump and the verifier. Exactly one store must be chosen on the builder. May be called more than once:
    /// what is registered already stays, a host's own <see cref="IClock"/> or <see cref="TimeProvider"/> wins. Settings are validated at start, all mistakes together.
    /// </summary>
    public static IServiceCollection AddOrderManagement(this IServiceCollection services, Action<OmsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddPorts().AddEngine().AddRules().AddDefinitions().AddOrders().AddChanges().AddInventory().AddSupply().AddAvailability().AddSourcing().AddShipping().AddDiagnostics().AddOutbox().AddVerification();
        configure(new OmsBuilder(services));
        return services;
    }

    /// <summary>Sets the engine's options.</summary>
    public static OmsBuilder Configure(this OmsBuilder builder, Action<OmsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    private static IServiceCollection AddPorts(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IClock>(provider => new TimeProviderClock(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IRandomSource, SystemRandomSource>();
        services.TryAddSingleton<IIdGenerator, UuidV7Generator>();
        services.TryAddSingleton<OrderNumbers>();
        return services;
    }

    private static IServiceCollection AddEngine(this IServiceCollection services)
    {
        services.AddOptions<OmsOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OmsOptions>, OmsOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OmsOptions>, OmsPartsValidator>());
        services.TryAddSingleton<EventCodec>();
        services.TryAddSingleton<HistoryReader>();
        services.TryAddSingleton<NetworkReader>();
        services.TryAddSingleton<StockReader>();
        services.TryAddSingleton<IAuthoriser, AllowAll>();
        services.TryAddSingleton<CommandRunner>();
        services.TryAddSingleton(provider => new CommitHook(provider.GetRequiredService<PumpSignal>().Poke));
        services.TryAddSingleton<OmsParts>();
        services.TryAddSingleton<IOmsRoot, OmsRoot>();
        services.TryAddSingleton(provider => provider.GetRequiredService<IOmsRoot>().View(TenantId.Default, Actor.System));
        return services;
    }

    private static IServiceCollection AddOrders(this IServiceCollection services)
    {
        services.TryAddSingleton<IGuardFacts, GuardFacts>();
        services.TryAddSingleton<WorkflowCompiler>();
        services.TryAddSingleton<WorkflowCatalog>();
        services.TryAddSingleton<IOrderFollowUp, EntrySteps>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWorkHandler, WorkflowTimers>());
        services.TryAddSingleton<ProfileCatalog>();
        services.TryAddSingleton<ActionSteps>();
        services.TryAddSingleton<RuleStep>();
        services.TryAddSingleton<RuleReader>();
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<OutsideFacts>(provider, provider.Logger<OutsideFacts>()));
        services.TryAddSingleton<RuleParts>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWorkHandler, HoldTimers>());
        services.TryAddSingleton<Placement>();
        services.TryAddSingleton<Adoption>();
        services.TryAddSingleton<Allocating>();
        services.TryAddSingleton<RepeatedPlacement>();
        services.TryAddSingleton<OrderParts>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IEventHandler, EarlyPayments>());
        return services;
    }

    private static IServiceCollection AddChanges(this IServiceCollection services)
    {
        services.TryAddSingleton<Changing>();
        services.TryAddSingleton<ChangeParts>();
        services.TryAddSingleton<INewerContent, NewerContent>();
        return services;
    }

    private static IServiceCollection AddInventory(this IServiceCollection services)
    {
        services.TryAddSingleton<StockBook>();
        services.TryAddSingleton<StockDecisions>();
        services.TryAddSingleton<Counting>();
        services.TryAddSingleton<Syncing>();
        services.TryAddSingleton<Leaving>();
        services.TryAddSingleton<ReservationChoice>();
        services.TryAddSingleton<InventoryParts>();
        services.TryAddSingleton<ReservationDecisions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWorkHandler, ReservationSweep>());
        return services;
    }

    private static IServiceCollection AddSupply(this IServiceCollection services)
    {
        services.TryAddSingleton<Claiming>();
        services.TryAddSingleton<WaitingReservations>();
        services.TryAddSingleton<SupplyDecisions>();
        services.TryAddSingleton<ReceivingSupply>();
        services.TryAddSingleton<WaitingOrders>();
        services.TryAddSingleton<FillingOrders>();
        services.TryAddSingleton<SupplyParts>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IEventHandler, SupplyFollowUp>());
        return services;
    }

    private static IServiceCollection AddAvailability(this IServiceCollection services)
    {
        services.TryAddSingleton<AvailabilityParts>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IEventHandler, PromiseReview>());
        return services;
    }

    private static IServiceCollection AddSourcing(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAllocationStrategy, PriorityStrategy>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAllocationStrategy, MostStockStrategy>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAllocationStrategy, OptimalStrategy>());
        services.TryAddSingleton<PolicyCatalog>();
        services.TryAddSingleton<SourcingEngine>();
        services.TryAddSingleton<FreeSourcing>();
        services.TryAddSingleton<PolicyReplay>();
        services.TryAddSingleton<Allocator>();
        services.TryAddSingleton<AllocationStep>();
        services.TryAddSingleton<Declining>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWorkHandler, Silence>());
        services.TryAddSingleton<SourcingParts>();
        return services;
    }

    private static IServiceCollection AddRules(this IServiceCollection services)
    {
        services.TryAddSingleton(RuleLimits.Default);
        services.TryAddSingleton(provider => new RuleCatalog(
            [.. OrderFacts.All, .. provider.GetServices<Fact>(), .. provider.GetServices<IFactSource>().SelectMany(source => source.Facts)],
            [.. CelFunctions.All, .. ShopFunctions.All, .. provider.GetServices<RuleFunction>()]));
        services.TryAddSingleton<IRules, RuleDesk>();
        services.TryAddSingleton<RuleSetCompiler>();
        services.TryAddSingleton<RuleSetReader>();
        services.TryAddSingleton<RuleSetExamples>();
        services.TryAddSingleton<RuleSetLint>();
        return services;
    }

    private static IServiceCollection AddDefinitions(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<DefinitionKind, SourcingKind>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<DefinitionKind, RuleSetKind>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<DefinitionKind, WorkflowKind>());
        services.TryAddSingleton(provider => new DefinitionCatalog(provider.GetServices<DefinitionKind>(), [.. ShippedWorkflows.All, .. provider.GetServices<DefinitionText>()]));
        services.TryAddSingleton(provider => new DefinitionLibrary(provider.GetRequiredService<DefinitionCatalog>(), provider.Logger<DefinitionLibrary>()));
        services.TryAddSingleton<Publisher>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDefinitionTrial, WorkflowTrial>());
        services.TryAddSingleton<Migration>();
        services.TryAddSingleton<PastOrders>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDefinitionTrial, RuleTrial>());
        services.TryAddSingleton<PublishingParts>();
        return services;
    }

    private static IServiceCollection AddShipping(this IServiceCollection services)
    {
        services.TryAddSingleton<CarrierCatalog>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IWorkHandler, LabelEffect>());
        return services;
    }
}
