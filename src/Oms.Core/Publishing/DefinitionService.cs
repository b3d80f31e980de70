using NodaTime;
using Oms.Definitions;
using Oms.Documents;
using Oms.Engine;
using Oms.Events;
using Oms.Orders;
using Oms.Workflow;

namespace Oms.Publishing;

/// <summary>Definitions for one view: their life from draft to withdrawal.</summary>
internal sealed class DefinitionService(View view, IOrders orders, PublishingParts parts) : IDefinitions
{
    private readonly Shelves _shelves = new(view, parts.Library);

    public ValueTask<CommandReceipt> SaveDraftAsync(SaveDraft command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var kind = KindOf(command.Kind);
        var id = Checking.Require(kind, command.Text).Id;
        return parts.Publisher.ChangeAsync(view, command, "definitions.draft", kind, id, async (head, token) =>
            Drafting.Save(command, id, view.ActorText, head, await DraftDocumentAsync(kind, id, token).ConfigureAwait(false), parts.Runner.Now), cancellationToken);
    }

    public ValueTask<CommandReceipt> DropDraftAsync(DropDraft command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var kind = KindOf(command.Kind);
        return parts.Publisher.ChangeAsync(view, command, "definitions.draft", kind, command.Id, async (_, token) =>
            Drafting.Drop(kind, command.Id, await DraftDocumentAsync(kind, command.Id, token).ConfigureAwait(false), parts.Runner.Now), cancellationToken);
    }

    public ValueTask<CommandReceipt> ApproveAsync(ApproveDraft command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var kind = KindOf(command.Kind);
        return parts.Publisher.ChangeAsync(view, command, "definitions.approve", kind, command.Id, async (_, token) =>
            Drafting.Approve(command, kind, view.ActorText, await DraftDocumentAsync(kind, command.Id, token).ConfigureAwait(false), parts.Runner.Now), cancellationToken);
    }

    public ValueTask<CommandReceipt> PublishAsync(PublishDefinition command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var kind = KindOf(command.Kind);
        return parts.Publisher.ChangeAsync(view, command, "definitions.publish", kind, command.Id, (head, token) =>
            command.BringBack is { } version ? BringBackAsync(kind, command, version, head, token) : PublishDraftAsync(kind, command, head, token), cancellationToken);
    }

    public ValueTask<CommandReceipt> WithdrawAsync(WithdrawDefinition command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return parts.Publisher.WithdrawAsync(view, command, "definitions.publish", KindOf(command.Kind).Kind, command.Id, cancellationToken);
    }

    public ValueTask<DefinitionCheck> CheckAsync(string kind, string text, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Checking.Of(KindOf(kind), text));
    }

    public async ValueTask<SimulationReport> SimulateAsync(SimulateDefinition request, IProgress<DefinitionProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var kind = KindOf(request.Kind);
        ThrowIfWrong(request);
        var text = request.Text ?? (await DraftAsync(request.Kind, request.Id!, cancellationToken).ConfigureAwait(false) ?? throw new NotFoundException("draft", $"{kind.Kind}/{request.Id}")).Text;
        var trial = parts.Trials.FirstOrDefault(trial => trial.Kind == kind.Kind)
            ?? throw new OmsException("definition.no_trial", $"Nothing is known of orders that a {kind.Word} could be tried on: check its examples instead.");
        return await trial.RunAsync(view, Checking.Require(kind, text), request, progress, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<IReadOnlyList<DefinitionSummary>> ListAsync(string? kind = null, CancellationToken cancellationToken = default) =>
        _shelves.ListAsync(kind is null ? null : KindOf(kind), parts.Runner.Now, cancellationToken);

    public ValueTask<Definition?> FindAsync(string kind, string id, int? version = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _shelves.FindAsync(KindOf(kind), id, version, parts.Runner.Now, cancellationToken);
    }

    public async ValueTask<DefinitionDraft?> DraftAsync(string kind, string id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        return DefinitionDocuments.Draft(await DraftDocumentAsync(KindOf(kind), id, cancellationToken).ConfigureAwait(false));
    }

    public async ValueTask<string> DiagramAsync(string kind, string id, int? version = null, CancellationToken cancellationToken = default)
    {
        var known = KindOf(kind);
        var definition = await FindAsync(kind, id, version, cancellationToken).ConfigureAwait(false) ?? throw new NotFoundException("definition", $"{kind}/{id}");
        var counts = kind == DefinitionKinds.Workflow ? await OrderCounts.OfAsync(view, id, definition.Version, cancellationToken).ConfigureAwait(false) : new Dictionary<string, long>();
        return known.Diagram(Checking.Require(known, definition.Text), counts);
    }

    public ValueTask<MigrationReport> MigrateAsync(MigrateWorkflow request, IProgress<DefinitionProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return parts.Migration.RunAsync(view, orders, request, progress, cancellationToken);
    }

    public async ValueTask<string> PathAsync(OrderId order, CancellationToken cancellationToken = default)
    {
        var found = await orders.FindAsync(order, cancellationToken).ConfigureAwait(false) ?? throw new NotFoundException("order", order.ToString());
        var lifecycle = await parts.Workflows.OfAsync(view.Store, view.Tenant, found.Workflow, found.WorkflowVersion, cancellationToken).ConfigureAwait(false);
        var history = await parts.History.OfAsync(view, StreamId.Of(order), cancellationToken).ConfigureAwait(false);
        var path = history.Select(stored => stored.Event switch
        {
            OrderPlaced placed => placed.State,
            OrderAdopted adopted => adopted.Order.State,
            StateEntered entered => entered.State,
            WorkflowMigrated migrated => migrated.State,
            _ => null,
        });
        return WorkflowDiagram.Of(lifecycle.Document, new Dictionary<string, long>(), [.. path.OfType<string>()]);
    }

    private async ValueTask<ChangeDraft> PublishDraftAsync(DefinitionKind kind, PublishDefinition command, Document? head, CancellationToken cancellationToken)
    {
        var document = await DraftDocumentAsync(kind, command.Id, cancellationToken).ConfigureAwait(false);
        var draft = Drafting.Publishable(kind, command.Id, parts.Options.Value.FourEyes, head, document);
        var reading = Fit(kind, draft.Text);
        var now = parts.Runner.Now;
        var definition = Publisher.Unnumbered(view, command, new NewVersion(kind.Kind, command.Id, draft.Text), now) with
        {
            Author = draft.Author,
            ApprovedBy = draft.ApprovedBy,
            Reason = command.Reason ?? draft.Reason,
            EffectiveFrom = From(command, reading, now),
        };
        var change = Publication.Publish(kind, definition, head, now);
        change.Put(DefinitionDocuments.End(draft, document!));
        return change;
    }

    private async ValueTask<ChangeDraft> BringBackAsync(DefinitionKind kind, PublishDefinition command, int version, Document? head, CancellationToken cancellationToken)
    {
        var now = parts.Runner.Now;
        var old = await _shelves.FindAsync(kind, command.Id, version, now, cancellationToken).ConfigureAwait(false)
            ?? throw new NotFoundException("definition", DefinitionDocuments.VersionId(kind.Kind, command.Id, version));
        Fit(kind, old.Text);
        var definition = Publisher.Unnumbered(view, command, new NewVersion(kind.Kind, command.Id, old.Text), now) with
        {
            Author = old.Author,
            ApprovedBy = old.ApprovedBy,
            BringsBack = version,
            EffectiveFrom = From(command, null, now),
        };
        return Publication.Publish(kind, definition, head, now);
    }

    // A host's code may have changed since the text was saved: a fact may be gone.
    private static DefinitionReading Fit(DefinitionKind kind, string text)
    {
        var reading = Checking.Require(kind, text);
        Checking.ThrowIfExamplesFail(kind, reading);
        return reading;
    }

    private static Instant From(PublishDefinition command, DefinitionReading? reading, Instant now)
    {
        if (command.At is { } at && at < now)
        {
            throw new OmsException("definition.past", $"{at} is over: what was decided since then stays as it is. Name a moment to come, or none to publish at once.");
        }

        return Instant.Max(now, Micros.Floor(command.At ?? reading?.EffectiveFrom ?? now));
    }

    private static void ThrowIfWrong(SimulateDefinition request)
    {
        var findings = new List<Finding>();
        Check(request.Text is not null || request.Id is not null, nameof(request.Id), "Name a draft, or give a text.");
        Check(request.Orders is >= 1 and <= 1_000_000, nameof(request.Orders), "Write 1 to 1,000,000.");
        Check(request.Differences is >= 0 and <= 10_000, nameof(request.Differences), "Write 0 to 10,000.");
        if (findings.Count > 0)
        {
            throw new ValidationFailedException(findings);
        }

        void Check(bool holds, string field, string message)
        {
            if (!holds)
            {
                findings.Add(new Finding("definition.simulation", field, message));
            }
        }
    }

    private DefinitionKind KindOf(string kind) => parts.Library.Catalog.Of(kind);

    private ValueTask<Document?> DraftDocumentAsync(DefinitionKind kind, string id, CancellationToken cancellationToken) =>
        Publisher.DocumentAsync(view, DefinitionDocuments.DraftId(kind.Kind, id), cancellationToken);
}
