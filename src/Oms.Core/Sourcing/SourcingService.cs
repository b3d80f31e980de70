using System.Text.Json;
using Oms.Definitions;
using Oms.Documents;
using Oms.Engine;
using Oms.Json;
using Oms.Sourcing.Explaining;
using Oms.Storage;

namespace Oms.Sourcing;

/// <summary>Sourcing policies for one view.</summary>
internal sealed class SourcingService(View view, CommandRunner runner, IPublisher publisher, SourcingParts parts) : ISourcing
{
    private const string Permission = "sourcing.policies";

    public ValueTask<CommandReceipt> PublishAsync(PublishSourcingPolicy command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (PolicyChecks.Find(command.Policy, parts.Catalog) is { Count: > 0 } findings)
        {
            throw new ValidationFailedException(findings);
        }

        var text = JsonSerializer.Serialize(command.Policy with { Version = 0 }, OmsJson.Info<SourcingPolicy>());
        return publisher.PublishAsync(view, command, Permission, new NewVersion(DefinitionKinds.Sourcing, command.Policy.Id, text), cancellationToken);
    }

    public ValueTask<CommandReceipt> WithdrawAsync(WithdrawSourcingPolicy command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return publisher.WithdrawAsync(view, command, Permission, DefinitionKinds.Sourcing, command.Id, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<SourcingPolicy>> PoliciesAsync(CancellationToken cancellationToken = default)
    {
        var published = (await parts.Network.ReadAsync(view, cancellationToken).ConfigureAwait(false)).Definitions.Of<SourcingPolicy>();
        return [.. parts.Catalog.InForce(published).All.OrderBy(policy => policy.Id, StringComparer.Ordinal)];
    }

    public async ValueTask<SourcingPolicy?> FindPolicyAsync(string id, int? version = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        var head = version is null ? await view.Store.ReadAsync(new StoreRead.DocumentById(view.Tenant, DocumentKinds.Definition, DefinitionDocuments.HeadId(DefinitionKinds.Sourcing, id)), cancellationToken).ConfigureAwait(false) : null;
        var wanted = version ?? (head is null ? 0 : DefinitionDocuments.Head(head).Newest);
        var kept = await parts.Library.VersionAsync(view.Store, view.Tenant, DefinitionKinds.Sourcing, id, wanted, cancellationToken).ConfigureAwait(false);
        return kept?.Reading?.Value as SourcingPolicy ?? (wanted == 0 ? parts.Catalog.Find(id) : null);
    }

    public async ValueTask<IReadOnlyList<SourcingDecision>> PreviewAsync(PreviewSourcing request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Previewing.ThrowIfInvalid(request, parts.Catalog);
        var facts = await parts.Stock.GatherAsync(view, [.. request.Lines.Select(line => line.Sku).Distinct()], mayUseHints: false, cancellationToken).ConfigureAwait(false);
        var profile = parts.Profiles.Of(request.Channel);
        var snapshot = Previewing.Snapshot(request, facts, runner.Now) with { SoldFrom = profile.Locations };
        var plans = request.Policy is { } policy
            ? [parts.Engine.Source(snapshot, policy)]
            : parts.Engine.Source(snapshot, parts.Catalog.InForce(facts.Policies), profile.AllocationPolicy, request.Channel);
        return [.. plans.Select(plan => plan.Decision(Guid.Empty, Guid.Empty))];
    }

    public async ValueTask<IReadOnlyList<SourcingDecision>> DecisionsAsync(Guid subject, CancellationToken cancellationToken = default)
    {
        var page = await view.Store.QueryAsync(new StoreQuery.Decisions(view.Tenant, subject, null, 1000), cancellationToken).ConfigureAwait(false);
        return [.. page.Items.Where(record => record.Kind == DecisionText.Kind).Select(DecisionText.Read)];
    }

    public ValueTask<ReplayReport> ReplayAsync(ReplaySourcing request, IProgress<ReplayProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return parts.Replay.RunAsync(view, request, progress, cancellationToken);
    }
}
