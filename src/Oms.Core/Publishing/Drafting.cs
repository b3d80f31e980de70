using NodaTime;
using Oms.Definitions;
using Oms.Documents;
using Oms.Engine;

namespace Oms.Publishing;

/// <summary>What saving, dropping and approving a draft, and publishing it, mean. Pure.</summary>
internal static class Drafting
{
    public static ChangeDraft Save(SaveDraft command, string id, string author, Document? head, Document? before, Instant now)
    {
        var draft = new DefinitionDraft
        {
            Kind = command.Kind,
            Id = id,
            Text = command.Text,
            Hash = DefinitionHash.Of(command.Text),
            BasedOn = head is null ? 0 : DefinitionDocuments.Head(head).Newest,
            Author = author,
            SavedAt = now,
            Reason = command.Reason,
        };
        var change = new PublicationDraft(now, draft.BasedOn) { Outcome = "saved", Number = id };
        change.Put(DefinitionDocuments.Write(draft, before));
        return change;
    }

    public static ChangeDraft Drop(DefinitionKind kind, string id, Document? before, Instant now)
    {
        var draft = DefinitionDocuments.Draft(before) ?? throw NoDraft(kind, id);
        var change = new PublicationDraft(now, draft.BasedOn) { Outcome = "dropped", Number = id };
        change.Put(DefinitionDocuments.End(draft, before!));
        return change;
    }

    public static ChangeDraft Approve(ApproveDraft command, DefinitionKind kind, string approver, Document? before, Instant now)
    {
        var draft = DefinitionDocuments.Draft(before) ?? throw NoDraft(kind, command.Id);
        if (draft.Hash != command.Hash)
        {
            throw new OmsException("definition.stale", $"The draft of {kind.Word} '{command.Id}' is another text now, saved by {draft.Author}: read it, then approve what you have read.");
        }

        if (draft.Author == approver)
        {
            throw new OmsException("definition.own_approval", $"{approver} wrote this draft of {kind.Word} '{command.Id}': somebody else approves it.");
        }

        var change = new PublicationDraft(now, draft.BasedOn) { Outcome = "approved", Number = command.Id };
        change.Put(DefinitionDocuments.Write(draft with { ApprovedBy = approver }, before));
        return change;
    }

    /// <summary>The draft that a publication takes, found fit for it.</summary>
    public static DefinitionDraft Publishable(DefinitionKind kind, string id, bool fourEyes, Document? head, Document? document)
    {
        var draft = DefinitionDocuments.Draft(document) ?? throw NoDraft(kind, id);
        var newest = head is null ? 0 : DefinitionDocuments.Head(head).Newest;
        if (draft.BasedOn != newest)
        {
            throw new OmsException("definition.stale", FormattableString.Invariant($"Version {newest} of {kind.Word} '{id}' was published after this draft was saved on version {draft.BasedOn}: compare the two and save it again."));
        }

        return fourEyes && draft.ApprovedBy is null
            ? throw new OmsException("definition.not_approved", $"Nobody has approved the draft of {kind.Word} '{id}': have somebody else than {draft.Author} approve it.")
            : draft;
    }

    private static NotFoundException NoDraft(DefinitionKind kind, string id) => new NotFoundException("draft", $"{kind.Kind}/{id}");
}
