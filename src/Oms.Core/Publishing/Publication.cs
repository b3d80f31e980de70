using NodaTime;
using Oms.Definitions;
using Oms.Documents;
using Oms.Engine;

namespace Oms.Publishing;

/// <summary>What publishing and withdrawing mean: a version that never changes, and the moment from which it is in force. Pure.</summary>
internal static class Publication
{
    public static PublicationDraft Publish(DefinitionKind kind, Definition unnumbered, Document? head, Instant now)
    {
        var before = head is null ? null : DefinitionDocuments.Head(head);
        var version = Math.Max(before?.Newest ?? 0, kind.FirstVersion - 1) + 1;
        var definition = unnumbered with { Version = version };
        var after = before?.With(version, definition.EffectiveFrom, now)
            ?? new DefinitionHead { Kind = kind.Kind, Id = definition.Id, Newest = version, Schedule = [new ScheduledVersion(version, definition.EffectiveFrom)] };
        var draft = new PublicationDraft(now, version) { Outcome = definition.EffectiveFrom > now ? "scheduled" : "published", Number = definition.Id };
        draft.Put(DefinitionDocuments.Write(after, head));
        draft.Put(DefinitionDocuments.Write(definition));
        return draft;
    }

    public static PublicationDraft Withdraw(DefinitionKind kind, string id, Document? head, Instant now)
    {
        var before = head is null ? throw new NotFoundException("definition", $"{kind.Kind}/{id}") : DefinitionDocuments.Head(head);
        var draft = new PublicationDraft(now, before.Newest) { Outcome = "withdrawn", Number = id };
        draft.Put(DefinitionDocuments.Write(before.With(0, now, now), head));
        return draft;
    }

    /// <exception cref="ConflictException">Another version is the newest.</exception>
    public static void ThrowIfStale(Command command, string word, string id, Document? head)
    {
        var newest = head is null ? 0 : DefinitionDocuments.Head(head).Newest;
        if (command.ExpectedVersion is { } expected && expected != newest)
        {
            throw new ConflictException($"{word} {id}", expected, newest);
        }
    }
}

/// <summary>A decision about a definition; its receipt names the version.</summary>
internal sealed class PublicationDraft(Instant now, int version) : ChangeDraft(now)
{
    public override long Version => version;
}
