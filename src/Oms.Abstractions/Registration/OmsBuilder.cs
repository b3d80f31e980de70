using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Oms;
using Oms.Channels;
using Oms.Definitions;
using Oms.Events;
using Oms.Outbox;
using Oms.Rules;
using Oms.Shipping;
using Oms.Sourcing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts an order management system together. Packages extend it with their own <c>Use…</c> and <c>Add…</c>.</summary>
public sealed class OmsBuilder
{
    /// <summary>A builder over the host's services.</summary>
    public OmsBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services, for packages that extend the builder.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public IServiceCollection Services { get; }

    /// <summary>Says how a channel's orders are treated. A second profile of the same code is an error at start.</summary>
    public OmsBuilder AddChannel(ChannelProfile profile)
    {
        Services.AddSingleton(profile);
        return this;
    }

    /// <summary>Adds a carrier that the container makes.</summary>
    public OmsBuilder AddCarrier<TCarrier>()
        where TCarrier : class, ICarrier
    {
        Services.AddSingleton<ICarrier, TCarrier>();
        return this;
    }

    /// <summary>Adds a carrier account under a name with options of its own. Two accounts, two names.</summary>
    /// <param name="name">The carrier's code.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="create">Makes the carrier from its name, options and services.</param>
    public OmsBuilder AddCarrier<TCarrier, TOptions>(string name, Action<TOptions> configure, Func<string, TOptions, IServiceProvider, TCarrier> create)
        where TCarrier : class, ICarrier
        where TOptions : class, new()
    {
        Services.AddSingleton<ICarrier>(services =>
        {
            var options = new TOptions();
            configure(options);
            return create(name, options, services);
        });
        return this;
    }

    /// <summary>Adds a strategy of the host's own that chooses where units come from. It can be named like a policy, or by policies.</summary>
    public OmsBuilder AddAllocationStrategy<TStrategy>()
        where TStrategy : class, IAllocationStrategy
    {
        Services.AddSingleton<IAllocationStrategy, TStrategy>();
        return this;
    }

    /// <summary>Adds a sourcing policy that comes with the code. A published one of the same name goes before it; a second one here is an error at start.</summary>
    public OmsBuilder AddSourcingPolicy(SourcingPolicy policy)
    {
        Services.AddSingleton(policy);
        return this;
    }

    /// <summary>Adds a definition that comes with the code. A published one of the same kind and id goes before it; a second one here, or one with a mistake, is an error at start.</summary>
    public OmsBuilder AddDefinition(DefinitionText definition)
    {
        Services.AddSingleton(definition);
        return this;
    }

    /// <summary>Adds a fact of the host's own that conditions may ask about. Its value comes from a fact source or with a command. A second one of the same name is an error at start.</summary>
    public OmsBuilder AddFact(Fact fact)
    {
        Services.AddSingleton(fact);
        return this;
    }

    /// <summary>Adds a source of facts from outside; its facts are added with it. The same type twice is registered once.</summary>
    public OmsBuilder AddFactSource<TSource>()
        where TSource : class, IFactSource
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IFactSource, TSource>());
        return this;
    }

    /// <summary>Adds a function that conditions may call. A second one of the same name and parameters is an error at start.</summary>
    public OmsBuilder AddRuleFunction(RuleFunction function)
    {
        Services.AddSingleton(function);
        return this;
    }

    /// <summary>Adds a handler of events. The same type twice is registered once.</summary>
    public OmsBuilder AddEventHandler<THandler>()
        where THandler : class, IEventHandler
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IEventHandler, THandler>());
        return this;
    }

    /// <summary>Adds a handler of one type of event, known by the handler's type name.</summary>
    public OmsBuilder AddEventHandler<TEvent, THandler>()
        where TEvent : OmsEvent
        where THandler : class, IEventHandler<TEvent>
    {
        Services.TryAddSingleton<THandler>();
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IEventHandler, TypedEventHandler<TEvent, THandler>>());
        return this;
    }

    /// <summary>Decides what actors may do, instead of allowing everything.</summary>
    public OmsBuilder UseAuthoriser<TAuthoriser>()
        where TAuthoriser : class, IAuthoriser
    {
        Services.AddSingleton<IAuthoriser, TAuthoriser>();
        return this;
    }
}
