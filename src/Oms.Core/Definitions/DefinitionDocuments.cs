using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using Oms.Documents;
using Oms.Json;
using Oms.Sourcing;

namespace Oms.Definitions;

/// <summary>
/// How definitions are kept: a head that says which version is in force from when, a document for each version that never changes, and one for the
/// draft. Before 0.3 the documents of sourcing policies held the policy itself; they are read as they are.
/// </summary>
internal static class DefinitionDocuments
{
    /// <summary>Second index of a head with a version in force, now or later.</summary>
    public const string InForce = "in-force";

    /// <summary>Second index of a head without one.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Second index of a draft.</summary>
    public const string Open = "draft";

    /// <summary>Second index of a draft that was published or dropped: documents are not deleted.</summary>
    public const string Gone = "gone";

    public static string HeadId(string kind, string id) => $"{kind}/{id}";

    public static string VersionId(string kind, string id, int version) => FormattableString.Invariant($"{kind}/{id}@{version}");

    public static string DraftId(string kind, string id) => $"{kind}/{id}#draft";

    /// <summary>First index of a kind's drafts.</summary>
    public static string Drafts(string kind) => $"{kind}-draft";

    public static bool IsHead(Document document) => !document.Id.Contains('@', StringComparison.Ordinal) && !document.Id.Contains('#', StringComparison.Ordinal);

    public static DefinitionHead Head(Document document)
    {
        var (kind, id) = Name(document.Id);
        if (!IsOld(document))
        {
            return JsonSerializer.Deserialize(document.Json, HeadJson.Default.DefinitionHead)! with { Kind = kind, Id = id };
        }

        var newest = JsonSerializer.Deserialize(document.Json, OmsJson.Info<SourcingPolicy>())!.Version;
        return new DefinitionHead
        {
            Kind = kind,
            Id = id,
            Newest = newest,
            Schedule = [new ScheduledVersion(document.Index2 == InForce ? newest : 0, Instant.FromUnixTimeSeconds(0))],
        };
    }

    public static Definition Version(Document document)
    {
        if (!IsOld(document))
        {
            return JsonSerializer.Deserialize(document.Json, OmsJson.Info<Definition>())!;
        }

        var policy = JsonSerializer.Deserialize(document.Json, OmsJson.Info<SourcingPolicy>())!;
        return new Definition
        {
            Kind = DefinitionKinds.Sourcing,
            Id = policy.Id,
            Version = policy.Version,
            Text = document.Json,
            Hash = DefinitionHash.Of(document.Json),
            EffectiveFrom = Instant.FromUnixTimeSeconds(0),
            PublishedAt = Instant.FromUnixTimeSeconds(0),
            PublishedBy = "",
        };
    }

    public static DefinitionDraft? Draft(Document? document) => document is null || document.Index2 != Open
        ? null
        : JsonSerializer.Deserialize(document.Json, OmsJson.Info<DefinitionDraft>());

    public static DocumentChange Write(DefinitionHead head, Document? before) => Change(before, new Document
    {
        Kind = DocumentKinds.Definition,
        Id = HeadId(head.Kind, head.Id),
        Json = JsonSerializer.Serialize(head, HeadJson.Default.DefinitionHead),
        Index1 = head.Kind,
        Index2 = head.Schedule.All(entry => entry.Version == 0) ? Withdrawn : InForce,
    });

    public static DocumentChange Write(Definition definition) => Change(null, new Document
    {
        Kind = DocumentKinds.Definition,
        Id = VersionId(definition.Kind, definition.Id, definition.Version),
        Json = JsonSerializer.Serialize(definition, OmsJson.Info<Definition>()),
        Index1 = $"{definition.Kind}-version",
        Index2 = definition.Id,
    });

    public static DocumentChange Write(DefinitionDraft draft, Document? before) =>
        Change(before, DraftDocument(draft.Kind, draft.Id, JsonSerializer.Serialize(draft, OmsJson.Info<DefinitionDraft>()), Open));

    public static DocumentChange End(DefinitionDraft draft, Document before) => Change(before, DraftDocument(draft.Kind, draft.Id, "{}", Gone));

    private static DocumentChange Change(Document? before, Document after) => new() { ExpectedVersion = before?.Version ?? 0, Document = after };

    private static Document DraftDocument(string kind, string id, string json, string state) => new()
    {
        Kind = DocumentKinds.Definition,
        Id = DraftId(kind, id),
        Json = json,
        Index1 = Drafts(kind),
        Index2 = state,
        Index3 = id,
    };

    private static bool IsOld(Document document)
    {
        using var json = JsonDocument.Parse(document.Json);
        return !json.RootElement.TryGetProperty("newest"u8, out _) && !json.RootElement.TryGetProperty("hash"u8, out _);
    }

    private static (string Kind, string Id) Name(string id)
    {
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        return (id[..slash], id[(slash + 1)..]);
    }
}

/// <summary>Which version of a definition is in force from when.</summary>
internal sealed record DefinitionHead
{
    public string Kind { get; init; } = "";

    public string Id { get; init; } = "";

    /// <summary>The newest published version.</summary>
    public required int Newest { get; init; }

    /// <summary>Ordered by moment.</summary>
    public required ImmutableArray<ScheduledVersion> Schedule { get; init; }

    /// <summary>The version in force at a moment; 0: none.</summary>
    public int At(Instant now) => Schedule.LastOrDefault(entry => entry.From <= now).Version;

    /// <summary>The next moment at which another is in force, and which; null: none is scheduled.</summary>
    public ScheduledVersion? After(Instant now)
    {
        foreach (var entry in Schedule)
        {
            if (entry.From > now)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>With another version from a moment on. What was scheduled for then or later goes; what has long been replaced is forgotten.</summary>
    public DefinitionHead With(int version, Instant from, Instant now)
    {
        var current = Schedule.LastOrDefault(entry => entry.From <= now);
        return this with
        {
            Newest = Math.Max(Newest, version),
            Schedule = [.. Schedule.Where(entry => entry.From < from && entry.From >= current.From), new ScheduledVersion(version, from)],
        };
    }
}

/// <summary>A version that is in force from a moment on; 0: none is.</summary>
internal readonly record struct ScheduledVersion(int Version, Instant From);
