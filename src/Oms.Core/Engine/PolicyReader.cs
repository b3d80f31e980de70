using System.Text.Json;
using Oms.Documents;
using Oms.Json;
using Oms.Sourcing;
using Oms.Storage;

namespace Oms.Engine;

/// <summary>Reads published sourcing policies.</summary>
internal static class PolicyReader
{
    /// <summary>First index of a policy's head, which holds its newest version.</summary>
    public const string Head = "sourcing";

    /// <summary>Second index of a head whose policy is in force.</summary>
    public const string InForce = "in-force";

    public static async ValueTask<IReadOnlyList<SourcingPolicy>> InForceAsync(View view, CancellationToken cancellationToken)
    {
        var policies = new List<SourcingPolicy>();
        var query = new DocumentQuery { Kind = DocumentKinds.Definition, Index1 = Head, Index2 = InForce, Size = 1000 };
        do
        {
            var page = await view.Store.QueryAsync(new StoreQuery.Documents(view.Tenant, query), cancellationToken).ConfigureAwait(false);
            policies.AddRange(page.Items.Select(Read));
            query = query with { Cursor = page.Next };
        }
        while (query.Cursor is not null);

        return policies;
    }

    public static SourcingPolicy Read(Document document) => JsonSerializer.Deserialize(document.Json, OmsJson.Info<SourcingPolicy>())!;

    public static string HeadId(string policy) => $"sourcing/{policy}";

    public static string VersionId(string policy, int version) => FormattableString.Invariant($"sourcing/{policy}@{version}");
}
