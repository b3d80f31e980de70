using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NodaTime;
using Oms.Documents;
using Oms.Json.Reading;
using Oms.Storage;

namespace Oms.Definitions;

/// <summary>Reads published definitions. A version never changes: it is read and compiled once. Thread-safe.</summary>
internal sealed partial class DefinitionLibrary(DefinitionCatalog catalog, ILogger<DefinitionLibrary> log)
{
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<(TenantId Tenant, string Kind, string Id, int Version), Kept> _versions = new();

    public DefinitionCatalog Catalog => catalog;

    /// <summary>The set in force now.</summary>
    /// <param name="store">Where to read.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="now">Business time.</param>
    /// <param name="last">The one known before: it is given back where nothing has changed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<DefinitionSet> InForceAsync(IOmsStore store, TenantId tenant, Instant now, DefinitionSet? last, CancellationToken cancellationToken)
    {
        var heads = await HeadsAsync(store, tenant, null, inForceOnly: true, cancellationToken).ConfigureAwait(false);
        var until = Instant.MaxValue;
        var versions = new List<(string Kind, string Id, int Version)>();
        foreach (var head in heads)
        {
            until = head.After(now) is { } next ? Instant.Min(until, next.From) : until;
            if (head.At(now) is var version and > 0)
            {
                versions.Add((head.Kind, head.Id, version));
            }
        }

        var stamp = $"{string.Join('\n', versions.Select(one => DefinitionDocuments.VersionId(one.Kind, one.Id, one.Version)))}\n{until.ToUnixTimeTicks()}";
        return last is not null && last.Stamp == stamp ? last : await MakeAsync(store, tenant, versions, until, stamp, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A version, compiled; null: there is none.</summary>
    public async ValueTask<Kept?> VersionAsync(IOmsStore store, TenantId tenant, string kind, string id, int version, CancellationToken cancellationToken)
    {
        if (_versions.TryGetValue((tenant, kind, id, version), out var kept))
        {
            return kept;
        }

        var document = await store.ReadAsync(new StoreRead.DocumentById(tenant, DocumentKinds.Definition, DefinitionDocuments.VersionId(kind, id, version)), cancellationToken).ConfigureAwait(false);
        if (document is null)
        {
            return null;
        }

        kept = Compile(DefinitionDocuments.Version(document));
        if (_versions.Count >= MostKept)
        {
            _versions.Clear();
        }

        return _versions[(tenant, kind, id, version)] = kept;
    }

    /// <summary>The heads of one kind, or of all.</summary>
    public static async ValueTask<IReadOnlyList<DefinitionHead>> HeadsAsync(IOmsStore store, TenantId tenant, string? kind, bool inForceOnly, CancellationToken cancellationToken)
    {
        var heads = new List<DefinitionHead>();
        var query = new DocumentQuery { Kind = DocumentKinds.Definition, Index1 = kind, Index2 = inForceOnly ? DefinitionDocuments.InForce : null, Size = 1000 };
        do
        {
            var page = await store.QueryAsync(new StoreQuery.Documents(tenant, query), cancellationToken).ConfigureAwait(false);
            heads.AddRange(page.Items.Where(DefinitionDocuments.IsHead).Select(DefinitionDocuments.Head));
            query = query with { Cursor = page.Next };
        }
        while (query.Cursor is not null);

        return heads;
    }

    private async ValueTask<DefinitionSet> MakeAsync(IOmsStore store, TenantId tenant, List<(string Kind, string Id, int Version)> versions, Instant until, string stamp, CancellationToken cancellationToken)
    {
        var (all, broken) = (new List<DefinitionReading>(), new List<BrokenDefinition>());
        foreach (var (kind, id, version) in versions)
        {
            var kept = await VersionAsync(store, tenant, kind, id, version, cancellationToken).ConfigureAwait(false);
            if (kept?.Reading is { } reading)
            {
                all.Add(reading);
                continue;
            }

            var why = kept?.Why ?? "The document of that version is not there.";
            broken.Add(new BrokenDefinition(kind, id, version, why));
            LogBroken(kind, id, version, why);
        }

        all.AddRange(catalog.InForce.Select(own => own.Reading).Where(own => versions.TrueForAll(one => one.Kind != own.Kind || one.Id != own.Id)));
        return new DefinitionSet([.. all.OrderBy(one => one.Kind, StringComparer.Ordinal).ThenBy(one => one.Id, StringComparer.Ordinal)], broken, until, stamp);
    }

    private Kept Compile(Definition definition)
    {
        var mistakes = new MistakeList();
        var reading = catalog.Of(definition.Kind).Read(definition.Text, definition.Version, mistakes);
        return mistakes.Any ? new Kept(definition, null, string.Join(" ", mistakes.All)) : new Kept(definition, reading, null);
    }

    [LoggerMessage(2100, LogLevel.Error, "The {Kind} '{Id}' version {Version} is in force and cannot be used: {Why} Publish one that can, or withdraw it.")]
    private partial void LogBroken(string kind, string id, int version, string why);

    /// <summary>A published version and what was made of it.</summary>
    /// <param name="Definition">As it was published.</param>
    /// <param name="Reading">What was made of it; null: this version of the code cannot use it.</param>
    /// <param name="Why">What is wrong with it.</param>
    internal sealed record Kept(Definition Definition, DefinitionReading? Reading, string? Why);
}
