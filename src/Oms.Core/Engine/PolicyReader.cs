using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Options;
using NodaTime;
using Oms.Documents;
using Oms.Json;
using Oms.Sourcing;
using Oms.Storage;

namespace Oms.Engine;

/// <summary>Reads published sourcing policies and remembers for a moment those in force. Thread-safe.</summary>
internal sealed class PolicyReader(IOptions<OmsOptions> options, IClock clock)
{
    /// <summary>First index of a policy's head, which holds its newest version.</summary>
    public const string Head = "sourcing";

    /// <summary>Second index of a head whose policy is in force.</summary>
    public const string InForce = "in-force";

    private readonly ConcurrentDictionary<TenantId, Known> _known = new();

    public async ValueTask<IReadOnlyList<SourcingPolicy>> InForceAsync(View view, CancellationToken cancellationToken)
    {
        var now = clock.NowFloored();
        if (!view.Enlisted && _known.TryGetValue(view.Tenant, out var known) && now - known.ReadAt <= options.Value.LocationAge)
        {
            return known.Policies;
        }

        var policies = new List<SourcingPolicy>();
        var query = new DocumentQuery { Kind = DocumentKinds.Definition, Index1 = Head, Index2 = InForce, Size = 1000 };
        do
        {
            var page = await view.Store.QueryAsync(new StoreQuery.Documents(view.Tenant, query), cancellationToken).ConfigureAwait(false);
            policies.AddRange(page.Items.Select(Read));
            query = query with { Cursor = page.Next };
        }
        while (query.Cursor is not null);

        if (!view.Enlisted)
        {
            _known[view.Tenant] = new Known(policies, now);
        }

        return policies;
    }

    public void Forget(TenantId tenant) => _known.TryRemove(tenant, out _);

    public static SourcingPolicy Read(Document document) => JsonSerializer.Deserialize(document.Json, OmsJson.Info<SourcingPolicy>())!;

    public static string HeadId(string policy) => $"sourcing/{policy}";

    public static string VersionId(string policy, int version) => FormattableString.Invariant($"sourcing/{policy}@{version}");

    private sealed record Known(IReadOnlyList<SourcingPolicy> Policies, Instant ReadAt);
}
