using Oms.Definitions;
using Oms.Documents;
using Oms.Engine;
using Oms.Storage;

namespace Oms.Publishing;

/// <summary>Commits publications. What it has published this process sees at once.</summary>
internal sealed class Publisher(CommandRunner runner, DefinitionCatalog catalog, NetworkReader network) : IPublisher
{
    public ValueTask<CommandReceipt> PublishAsync(View view, Command command, string permission, NewVersion version, CancellationToken cancellationToken)
    {
        var kind = catalog.Of(version.Kind);
        return ChangeAsync(view, command, permission, kind, version.Id, (head, _) =>
        {
            var now = runner.Now;
            return ValueTask.FromResult<ChangeDraft>(Publication.Publish(kind, Unnumbered(view, command, version, now), head, now));
        }, cancellationToken);
    }

    public ValueTask<CommandReceipt> WithdrawAsync(View view, Command command, string permission, string kind, string id, CancellationToken cancellationToken)
    {
        var known = catalog.Of(kind);
        return ChangeAsync(view, command, permission, known, id, (head, _) => ValueTask.FromResult<ChangeDraft>(Publication.Withdraw(known, id, head, runner.Now)), cancellationToken);
    }

    /// <summary>Runs a command on a definition: its head is read, and the decision made on it.</summary>
    public async ValueTask<CommandReceipt> ChangeAsync(
        View view, Command command, string permission, DefinitionKind kind, string id, Func<Document?, CancellationToken, ValueTask<ChangeDraft>> decide, CancellationToken cancellationToken)
    {
        Text.Code(id, 100, "definition.id", $"{kind.Word}'s id");
        var receipt = await runner.RunAsync(
            view,
            command,
            permission,
            async (_, token) =>
            {
                var head = await DocumentAsync(view, DefinitionDocuments.HeadId(kind.Kind, id), token).ConfigureAwait(false);
                Publication.ThrowIfStale(command, kind.Word, id, head);
                return await decide(head, token).ConfigureAwait(false);
            },
            null,
            cancellationToken).ConfigureAwait(false);
        network.Forget(view.Tenant);
        return receipt;
    }

    public static ValueTask<Document?> DocumentAsync(View view, string id, CancellationToken cancellationToken) =>
        view.Store.ReadAsync(new StoreRead.DocumentById(view.Tenant, DocumentKinds.Definition, id), cancellationToken);

    /// <summary>A publication of a text, its version still to be given.</summary>
    public static Definition Unnumbered(View view, Command command, NewVersion version, NodaTime.Instant now) => new()
    {
        Kind = version.Kind,
        Id = version.Id,
        Version = 0,
        Text = version.Text,
        Hash = DefinitionHash.Of(version.Text),
        EffectiveFrom = now,
        PublishedAt = now,
        PublishedBy = view.ActorText,
        Reason = command.Reason,
    };
}
