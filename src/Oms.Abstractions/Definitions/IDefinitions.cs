namespace Oms.Definitions;

/// <summary>
/// Workflows, rule sets, sourcing policies and templates as versioned data. All live the same life: a draft is saved, checked, tried on its own
/// examples and on past orders, approved, published at a moment, and taken back by publishing an older version. What is published is in force
/// on every instance within a second (<c>OmsOptions.LocationAge</c>), without a restart; a text with a mistake is refused whole, and what is in
/// force stays. Thread-safe.
/// </summary>
public interface IDefinitions
{
    /// <summary>Saves a draft.</summary>
    /// <exception cref="DefinitionInvalidException">It cannot be used; every mistake is listed with line and column.</exception>
    ValueTask<CommandReceipt> SaveDraftAsync(SaveDraft command, CancellationToken cancellationToken = default);

    /// <summary>Throws a draft away.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    ValueTask<CommandReceipt> DropDraftAsync(DropDraft command, CancellationToken cancellationToken = default);

    /// <summary>Approves a draft.</summary>
    /// <exception cref="OmsException"><c>definition.stale</c>: the draft is another text now. <c>definition.own_approval</c>: the approver wrote it.</exception>
    ValueTask<CommandReceipt> ApproveAsync(ApproveDraft command, CancellationToken cancellationToken = default);

    /// <summary>Publishes the draft or an older version: checked again, its examples tried, a version given.</summary>
    /// <exception cref="DefinitionInvalidException">It cannot be used (any more).</exception>
    /// <exception cref="OmsException"><c>definition.example_failed</c>, <c>definition.not_approved</c>, <c>definition.stale</c>, <c>definition.past</c>.</exception>
    ValueTask<CommandReceipt> PublishAsync(PublishDefinition command, CancellationToken cancellationToken = default);

    /// <summary>Takes a definition out of force.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    ValueTask<CommandReceipt> WithdrawAsync(WithdrawDefinition command, CancellationToken cancellationToken = default);

    /// <summary>Mistakes, remarks and examples of a text. Stores nothing.</summary>
    ValueTask<DefinitionCheck> CheckAsync(string kind, string text, CancellationToken cancellationToken = default);

    /// <summary>What a text would have made of the last orders beside what is in force, and which of them it treats otherwise. Stores nothing.</summary>
    ValueTask<SimulationReport> SimulateAsync(SimulateDefinition request, IProgress<DefinitionProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Moves orders in flight to another version of their workflow, or says what would happen. Can be cancelled and begun again: who has moved is passed over.</summary>
    ValueTask<MigrationReport> MigrateAsync(MigrateWorkflow request, IProgress<DefinitionProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>All definitions, of one kind or any, by kind and id.</summary>
    ValueTask<IReadOnlyList<DefinitionSummary>> ListAsync(string? kind = null, CancellationToken cancellationToken = default);

    /// <summary>A version of a definition, or the one in force; null: there is none.</summary>
    ValueTask<Definition?> FindAsync(string kind, string id, int? version = null, CancellationToken cancellationToken = default);

    /// <summary>The draft of a definition, or null.</summary>
    ValueTask<DefinitionDraft?> DraftAsync(string kind, string id, CancellationToken cancellationToken = default);

    /// <summary>A definition as a Mermaid diagram; of a workflow, with how many orders in flight are in each state.</summary>
    /// <exception cref="NotFoundException">There is no such version.</exception>
    ValueTask<string> DiagramAsync(string kind, string id, int? version = null, CancellationToken cancellationToken = default);

    /// <summary>The way one order took through its workflow, as a Mermaid diagram.</summary>
    ValueTask<string> PathAsync(OrderId order, CancellationToken cancellationToken = default);
}
