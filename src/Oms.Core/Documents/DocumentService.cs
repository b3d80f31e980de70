using System.Text.Json;
using Oms.Engine;
using Oms.Storage;

namespace Oms.Documents;

/// <summary>Host and plug-in state for one view.</summary>
internal sealed class DocumentService(View view, CommandRunner runner) : IDocuments
{
    public ValueTask<Document?> FindAsync(string kind, string id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(id);
        return view.Store.ReadAsync(new StoreRead.DocumentById(view.Tenant, kind, id), cancellationToken);
    }

    public ValueTask<Page<Document>> QueryAsync(DocumentQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        PageSize.ThrowIfWrong(query.Size, 1000);
        return view.Store.QueryAsync(new StoreQuery.Documents(view.Tenant, query), cancellationToken);
    }

    public ValueTask<CommandReceipt> PutAsync(PutDocuments command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        foreach (var change in command.Documents)
        {
            ThrowIfInvalid(change.Document);
        }

        return runner.RunAsync(view, command, "documents.put", (_, _) => ValueTask.FromResult(new ChangeDraft(runner.Now) { Outcome = "stored" }), null, cancellationToken);
    }

    private static void ThrowIfInvalid(Document document)
    {
        Text.Code(document.Kind, 64, "document.kind", "document's kind");
        Text.Code(document.Id, 200, "document.id", "document's id");
        foreach (var index in new[] { document.Index1, document.Index2, document.Index3, document.Index4 })
        {
            Text.Free(index, 300, "document.index", "document's indexed text");
        }

        if (document.Json.Length > Document.MaxJsonLength)
        {
            throw new OmsException("document.too_large", $"The document '{document.Id}' has {document.Json.Length} characters; at most {Document.MaxJsonLength} are allowed.");
        }

        try
        {
            JsonDocument.Parse(document.Json).Dispose();
        }
        catch (JsonException e)
        {
            throw new OmsException("document.not_json", $"The document '{document.Id}' is no JSON: {e.Message}", e);
        }
    }
}
