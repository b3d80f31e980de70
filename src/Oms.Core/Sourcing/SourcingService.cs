using Oms.Documents;
using Oms.Engine;
using Oms.Sourcing.Explaining;
using Oms.Sourcing.Publishing;
using Oms.Storage;

namespace Oms.Sourcing;

/// <summary>Sourcing policies for one view.</summary>
internal sealed class SourcingService(View view, CommandRunner runner, SourcingParts parts) : ISourcing
{
    public async ValueTask<CommandReceipt> PublishAsync(PublishSourcingPolicy command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        PolicyPublishing.ThrowIfInvalid(command.Policy, parts.Catalog);
        return await ChangeAsync(command, command.Policy.Id, head => PolicyPublishing.Publish(command, head, runner.Now), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<CommandReceipt> WithdrawAsync(WithdrawSourcingPolicy command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return await ChangeAsync(command, command.Id, head => PolicyPublishing.Withdraw(command, head, runner.Now), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<SourcingPolicy>> PoliciesAsync(CancellationToken cancellationToken = default)
    {
        var published = (await parts.Network.ReadAsync(view, cancellationToken).ConfigureAwait(false)).Policies;
        return [.. parts.Catalog.InForce(published).All.OrderBy(policy => policy.Id, StringComparer.Ordinal)];
    }

    public async ValueTask<SourcingPolicy?> FindPolicyAsync(string id, int? version = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        var stored = await DocumentAsync(version is { } number ? PolicyReader.VersionId(id, number) : PolicyReader.HeadId(id), cancellationToken).ConfigureAwait(false);
        return stored is not null ? PolicyReader.Read(stored) : version is null or 0 ? parts.Catalog.Find(id) : null;
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

    private async ValueTask<CommandReceipt> ChangeAsync(Command command, string id, Func<Document?, ChangeDraft> decide, CancellationToken cancellationToken)
    {
        var receipt = await runner.RunAsync(
            view,
            command,
            "sourcing.policies",
            async (_, token) => decide(await DocumentAsync(PolicyReader.HeadId(id), token).ConfigureAwait(false)),
            null,
            cancellationToken).ConfigureAwait(false);
        parts.Network.Forget(view.Tenant);
        return receipt;
    }

    private ValueTask<Document?> DocumentAsync(string id, CancellationToken cancellationToken) =>
        view.Store.ReadAsync(new StoreRead.DocumentById(view.Tenant, DocumentKinds.Definition, id), cancellationToken);
}
