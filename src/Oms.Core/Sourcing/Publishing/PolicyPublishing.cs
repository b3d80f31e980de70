using System.Text.Json;
using NodaTime;
using Oms.Documents;
using Oms.Engine;
using Oms.Json;

namespace Oms.Sourcing.Publishing;

/// <summary>What publishing and withdrawing a policy mean: a head with the newest version, and a copy of each version that never changes.</summary>
internal static class PolicyPublishing
{
    private const string Version = "sourcing-version";
    private const string Withdrawn = "withdrawn";

    /// <exception cref="ValidationFailedException">The policy contradicts itself; every mistake is listed.</exception>
    public static void ThrowIfInvalid(SourcingPolicy policy, PolicyCatalog catalog)
    {
        if (PolicyChecks.Find(policy, catalog) is { Count: > 0 } findings)
        {
            throw new ValidationFailedException(findings);
        }
    }

    /// <exception cref="ConflictException">Another version is the newest.</exception>
    public static ChangeDraft Publish(PublishSourcingPolicy command, Document? head, Instant now)
    {
        var policy = command.Policy;
        var newest = head is null ? 0 : PolicyReader.Read(head).Version;
        ThrowIfStale(command, policy.Id, newest);
        policy = policy with { Version = newest + 1 };
        var json = JsonSerializer.Serialize(policy, OmsJson.Info<SourcingPolicy>());
        var draft = new ChangeDraft(now) { Outcome = "published", Number = policy.Id };
        draft.Put(Head(policy.Id, json, PolicyReader.InForce, head));
        draft.Put(new DocumentChange
        {
            ExpectedVersion = 0,
            Document = new Document { Kind = DocumentKinds.Definition, Id = PolicyReader.VersionId(policy.Id, policy.Version), Json = json, Index1 = Version, Index2 = policy.Id },
        });
        return draft;
    }

    public static ChangeDraft Withdraw(WithdrawSourcingPolicy command, Document? head, Instant now)
    {
        var newest = head is null ? throw new NotFoundException("policy", command.Id) : PolicyReader.Read(head).Version;
        ThrowIfStale(command, command.Id, newest);
        var draft = new ChangeDraft(now) { Outcome = "withdrawn", Number = command.Id };
        draft.Put(Head(command.Id, head.Json, Withdrawn, head));
        return draft;
    }

    private static void ThrowIfStale(Command command, string id, int newest)
    {
        if (command.ExpectedVersion is { } expected && expected != newest)
        {
            throw new ConflictException($"sourcing policy {id}", expected, newest);
        }
    }

    private static DocumentChange Head(string id, string json, string state, Document? before) => new()
    {
        ExpectedVersion = before?.Version ?? 0,
        Document = new Document { Kind = DocumentKinds.Definition, Id = PolicyReader.HeadId(id), Json = json, Index1 = PolicyReader.Head, Index2 = state },
    };
}
