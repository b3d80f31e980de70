using NodaTime;
using Oms.Definitions;
using Oms.Documents;
using Oms.Engine;
using Oms.Storage;

namespace Oms.Publishing;

/// <summary>Finds and lists what was published, what is drafted and what comes with the code.</summary>
internal sealed class Shelves(View view, DefinitionLibrary library)
{
    public async ValueTask<IReadOnlyList<DefinitionSummary>> ListAsync(DefinitionKind? kind, Instant now, CancellationToken cancellationToken)
    {
        var found = new SortedDictionary<(string Kind, string Id), DefinitionSummary>();
        foreach (var own in library.Catalog.InForce.Where(own => kind is null || own.Reading.Kind == kind.Kind))
        {
            found[(own.Reading.Kind, own.Reading.Id)] = new DefinitionSummary { Kind = own.Reading.Kind, Id = own.Reading.Id, InForce = own.Reading.Version, Newest = own.Reading.Version };
        }

        foreach (var head in await HeadsAsync(kind, cancellationToken).ConfigureAwait(false))
        {
            var own = found.GetValueOrDefault((head.Kind, head.Id));
            var next = head.After(now);
            found[(head.Kind, head.Id)] = new DefinitionSummary
            {
                Kind = head.Kind,
                Id = head.Id,
                InForce = head.At(now) is var version and > 0 ? version : own?.InForce,
                Scheduled = next?.Version,
                ScheduledFor = next?.From,
                Newest = head.Newest,
            };
        }

        foreach (var draft in await DraftsAsync(kind, cancellationToken).ConfigureAwait(false))
        {
            found[(draft.Kind, draft.Id)] = (found.GetValueOrDefault((draft.Kind, draft.Id)) ?? new DefinitionSummary { Kind = draft.Kind, Id = draft.Id, Newest = 0 }) with { HasDraft = true };
        }

        return [.. found.Values];
    }

    /// <summary>A version, or the one in force.</summary>
    public async ValueTask<Definition?> FindAsync(DefinitionKind kind, string id, int? version, Instant now, CancellationToken cancellationToken)
    {
        if (version is null)
        {
            var head = await Publisher.DocumentAsync(view, DefinitionDocuments.HeadId(kind.Kind, id), cancellationToken).ConfigureAwait(false);
            version = head is null ? 0 : DefinitionDocuments.Head(head).At(now);
            version = version > 0 ? version : library.Catalog.InForce.FirstOrDefault(own => own.Reading.Kind == kind.Kind && own.Reading.Id == id)?.Reading.Version ?? 0;
        }

        var kept = await library.VersionAsync(view.Store, view.Tenant, kind.Kind, id, version.Value, cancellationToken).ConfigureAwait(false);
        return kept?.Definition ?? Own(kind, id, version.Value);
    }

    private Definition? Own(DefinitionKind kind, string id, int version)
    {
        var own = library.Catalog.All.FirstOrDefault(own => own.Reading.Kind == kind.Kind && own.Reading.Id == id && own.Reading.Version == version);
        return own is null ? null : new Definition
        {
            Kind = kind.Kind,
            Id = id,
            Version = version,
            Text = own.Text,
            Hash = DefinitionHash.Of(own.Text),
            EffectiveFrom = NodaConstants.UnixEpoch,
            PublishedAt = NodaConstants.UnixEpoch,
            PublishedBy = "code",
        };
    }

    private async ValueTask<List<DefinitionHead>> HeadsAsync(DefinitionKind? kind, CancellationToken cancellationToken)
    {
        var heads = new List<DefinitionHead>();
        foreach (var one in Kinds(kind))
        {
            heads.AddRange(await DefinitionLibrary.HeadsAsync(view.Store, view.Tenant, one, inForceOnly: false, cancellationToken).ConfigureAwait(false));
        }

        return heads;
    }

    private async ValueTask<List<DefinitionDraft>> DraftsAsync(DefinitionKind? kind, CancellationToken cancellationToken)
    {
        var drafts = new List<DefinitionDraft>();
        foreach (var one in Kinds(kind))
        {
            var query = new DocumentQuery { Kind = DocumentKinds.Definition, Index1 = DefinitionDocuments.Drafts(one), Index2 = DefinitionDocuments.Open, Size = 1000 };
            do
            {
                var page = await view.Store.QueryAsync(new StoreQuery.Documents(view.Tenant, query), cancellationToken).ConfigureAwait(false);
                drafts.AddRange(page.Items.Select(DefinitionDocuments.Draft).OfType<DefinitionDraft>());
                query = query with { Cursor = page.Next };
            }
            while (query.Cursor is not null);
        }

        return drafts;
    }

    private IEnumerable<string> Kinds(DefinitionKind? kind) => kind is null ? library.Catalog.Kinds.Select(known => known.Kind) : [kind.Kind];
}
