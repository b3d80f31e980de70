using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Oms.Diagnostics;

namespace Oms.Verification;

/// <summary>Registers the verifier.</summary>
internal static class VerificationRegistration
{
    public static IServiceCollection AddVerification(this IServiceCollection services)
    {
        services.TryAddSingleton<StockRepair>();
        services.TryAddSingleton<IOmsVerifier>(static provider => ActivatorUtilities.CreateInstance<OmsVerifier>(provider, provider.Logger<OmsVerifier>()));
        return services;
    }
}
