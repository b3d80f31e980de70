using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Oms.Channels;
using Oms.Definitions;
using Oms.Rules.Types;
using Oms.Shipping;
using Oms.Sourcing;
using Oms.Storage;
using Oms.Workflow;

namespace Oms;

/// <summary>Checks at start that what was registered fits together: one store, no code twice, every name a profile uses known.</summary>
internal sealed class OmsPartsValidator(IServiceProvider services) : IValidateOptions<OmsOptions>
{
    public ValidateOptionsResult Validate(string? name, OmsOptions options)
    {
        var mistakes = new List<string>();
        if (services.GetService<IServiceProviderIsService>() is { } registered && !registered.IsService(typeof(IOmsStore)))
        {
            mistakes.Add("No store is chosen: call UseSqlite, UsePostgreSql or UseInMemory on the builder.");
        }

        Try<CarrierCatalog>(_ => { });
        Try<WorkflowCatalog>(_ => { });
        Try<RuleCatalog>(_ => { });
        Try<DefinitionCatalog>(_ => { });
        Try<ProfileCatalog>(profiles =>
        {
            foreach (var profile in profiles.All)
            {
                Check(() => services.GetRequiredService<PolicyCatalog>().Of(profile.AllocationPolicy), profile);
                Check(() => services.GetRequiredService<WorkflowCatalog>().Newest(profile.Workflow, DefinitionSet.None), profile);
                Check(() => ThrowIfWrong(profile), profile);
            }
        });
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes.Distinct());

        void Try<T>(Action<T> check)
            where T : class
        {
            try
            {
                check(services.GetRequiredService<T>());
            }
            catch (OmsException e)
            {
                mistakes.Add(e.Message);
            }
        }

        void Check(Action check, ChannelProfile profile)
        {
            try
            {
                check();
            }
            catch (OmsException e)
            {
                mistakes.Add($"Channel '{profile.Code}': {e.Message}");
            }
        }
    }

    private static void ThrowIfWrong(ChannelProfile profile)
    {
        if (profile.Buffer < 0 || profile.Cap < 0)
        {
            throw new OmsException("channel.profile", "Buffer and Cap are units: write 0 or more.");
        }
    }
}
