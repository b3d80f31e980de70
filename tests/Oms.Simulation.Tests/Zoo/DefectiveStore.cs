using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Oms.Storage;

namespace Oms.Simulation.Tests.Zoo;

/// <summary>A store around the in-memory one that does one thing wrong. Everything it does not override is right.</summary>
internal class DefectiveStore(IOmsStore inner) : IOmsStore
{
    private uint _made;

    public StoreCapabilities Capabilities => inner.Capabilities;

    protected IOmsStore Inner => inner;

    public virtual ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) => inner.CommitAsync(changes, cancellationToken);

    public virtual ValueTask<T> ReadAsync<T>(StoreRead<T> read, CancellationToken cancellationToken) => inner.ReadAsync(read, cancellationToken);

    public virtual ValueTask<ClaimedWork> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) => inner.ClaimAsync(request, cancellationToken);

    public virtual ValueTask<int> SettleAsync(Settlement settlement, CancellationToken cancellationToken) => inner.SettleAsync(settlement, cancellationToken);

    public virtual ValueTask<Page<T>> QueryAsync<T>(StoreQuery<T> query, CancellationToken cancellationToken) => inner.QueryAsync(query, cancellationToken);

    public ValueTask<MaintenanceReport> MaintainAsync(MaintenanceRequest request, IProgress<MaintenanceProgress>? progress, CancellationToken cancellationToken) =>
        inner.MaintainAsync(request, progress, cancellationToken);

    public IEnlistedStore Enlist(DbTransaction transaction) => inner.Enlist(transaction);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>One call in so many, counted.</summary>
    protected bool Every(uint calls) => ++_made % calls == 0;

    protected Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, ++_made);
        bytes[15] = 0xEE;
        return new Guid(bytes);
    }

    /// <summary>A change set beside the engine's.</summary>
    protected async ValueTask BesideAsync(TenantId tenant, Instant at, params IReadOnlyList<Reserve> reserves)
    {
        var id = NewId();
        await inner.CommitAsync(
            new ChangeSet
            {
                Tenant = tenant,
                CommitId = id,
                OperationId = id.ToString("N"),
                Fingerprint = SHA256.HashData(Encoding.UTF8.GetBytes(id.ToString())),
                At = at,
                Actor = "zoo:defect",
                Reserves = reserves,
                Result = new CommitResult { Outcome = "defect", Id = id },
            },
            CancellationToken.None);
    }
}
