using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Oms.Diagnostics;

namespace Oms.Outbox;

/// <summary>Registers the outbox.</summary>
internal static class OutboxRegistration
{
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.AddOptions<OutboxOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OutboxOptions>, OutboxOptionsValidator>());
        services.TryAddSingleton<EventHandlers>();
        services.TryAddSingleton<WorkHandlers>();
        services.TryAddSingleton<ISideWork, PoolSideWork>();
        services.TryAddSingleton<ForeignCalls>();
        services.TryAddSingleton<HandlerDelivery>();
        services.TryAddSingleton<RetrySchedule>();
        services.TryAddSingleton<PumpSignal>();
        services.TryAddSingleton(static provider => ActivatorUtilities.CreateInstance<WorkRunner>(provider, provider.Logger<WorkRunner>()));
        services.TryAddSingleton(static provider => ActivatorUtilities.CreateInstance<OutboxPump>(provider, provider.Logger<OutboxPump>()));
        services.TryAddSingleton(static provider => ActivatorUtilities.CreateInstance<KeyPruning>(provider, provider.Logger<KeyPruning>()));
        services.TryAddSingleton<IOutboxPump>(static provider => provider.GetRequiredService<OutboxPump>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, OutboxDispatcher>(static provider =>
            ActivatorUtilities.CreateInstance<OutboxDispatcher>(provider, provider.Logger<OutboxDispatcher>())));
        return services;
    }
}
