using Oms.Storage.EfCore.Providers;
using Oms.Storage.EfCore.Sqlite.Native;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.Sqlite.Commits;

/// <summary>Loads what the judge must know of a change set, under the write lock. What another member asked for already is not read again.</summary>
internal sealed class FactReader
{
    private readonly JudgeFacts _facts;
    private readonly RowQuery<OperationRow> _operation;
    private readonly RowQuery<UniqueKeyRow> _key;
    private readonly RowQuery<StreamRow> _stream;
    private readonly RowQuery<WorkRow> _work;
    private readonly RowQuery<StreamHandlerRow> _handler;
    private readonly ScopeVersions _versions;
    private readonly StockFacts _stock;

    public FactReader(NativeConnection connection, OmsTables tables, JudgeFacts facts)
    {
        _facts = facts;
        var (o, k, s, w, h) = (tables.Operations, tables.UniqueKeys, tables.Streams, tables.Work, tables.StreamHandlers);
        _operation = new(connection, o, $"WHERE {o[nameof(OperationRow.Tenant)].Quoted} = ?1 AND {o[nameof(OperationRow.OperationId)].Quoted} = ?2");
        _key = new(connection, k, $"WHERE {k[nameof(UniqueKeyRow.Tenant)].Quoted} = ?1 AND {k[nameof(UniqueKeyRow.Kind)].Quoted} = ?2 AND {k[nameof(UniqueKeyRow.Key)].Quoted} = ?3");
        _stream = new(connection, s, $"WHERE {s[nameof(StreamRow.Id)].Quoted} = ?1");
        _work = new(connection, w, $"WHERE {w[nameof(WorkRow.Id)].Quoted} = ?1");
        _handler = new(connection, h, $"WHERE {h[nameof(StreamHandlerRow.Stream)].Quoted} = ?1 AND {h[nameof(StreamHandlerRow.Handler)].Quoted} = ?2");
        _versions = new(connection, tables);
        _stock = new(connection, tables, facts, Stream);
    }

    public void Load(ChangeSet changes)
    {
        Operation(changes);
        Lease(changes);
        for (var i = 0; i < changes.Claims.Count; i++)
        {
            Key(changes.Tenant, changes.Claims[i]);
        }

        for (var i = 0; i < changes.Expect.Count; i++)
        {
            Version(changes.Tenant, changes.Expect[i].Scope);
        }

        for (var i = 0; i < changes.Puts.Count; i++)
        {
            if (changes.Puts[i] is not PutAddress)
            {
                Version(changes.Tenant, changes.Puts[i].Scope);
            }
        }

        for (var i = 0; i < changes.Events.Count; i++)
        {
            var stream = changes.Events[i].Stream;
            if ((i == 0 || changes.Events[i - 1].Stream != stream) && !StreamGuard.IsGuarded(changes, stream))
            {
                Stream(changes.Tenant, stream.Id);
            }
        }

        _stock.Load(changes);
    }

    private void Operation(ChangeSet changes)
    {
        var key = (changes.Tenant, changes.OperationId);
        if (!_facts.Operations.ContainsKey(key))
        {
            _operation.With.Int32(0, changes.Tenant.Value);
            _operation.With.Text(1, changes.OperationId);
            if (_operation.One() is { } row)
            {
                _facts.Operations.Add(key, OutboxRows.Value(row));
            }
        }
    }

    private void Lease(ChangeSet changes)
    {
        if (changes.Fence is { } fence && !_facts.Fences.ContainsKey(fence.Work))
        {
            if (fence.Work.IsStream)
            {
                _stream.With.Uuid(0, fence.Work.Id);
                Fence(fence.Work, _stream.One()?.Fence);
            }
            else
            {
                _work.With.Uuid(0, fence.Work.Id);
                Fence(fence.Work, _work.One()?.Fence);
            }
        }

        if (changes.Advance is { } advance && !_facts.Handlers.ContainsKey((advance.Stream.Id, advance.Handler)))
        {
            _handler.With.Uuid(0, advance.Stream.Id);
            _handler.With.Text(1, advance.Handler);
            if (_handler.One() is { } row)
            {
                _facts.Handlers.Add((row.Stream, row.Handler), row.Position);
            }
        }
    }

    private void Fence(WorkId work, long? number)
    {
        if (number is { } known)
        {
            _facts.Fences.Add(work, known);
        }
    }

    private void Key(TenantId tenant, in UniqueKey claim)
    {
        var key = (tenant, claim.Kind, claim.Key);
        if (!_facts.Keys.ContainsKey(key))
        {
            _key.With.Int32(0, tenant.Value);
            _key.With.Text(1, claim.Kind);
            _key.With.Text(2, claim.Key);
            if (_key.One() is { } row)
            {
                _facts.Keys.Add(key, row.Owner);
            }
        }
    }

    private void Version(TenantId tenant, in ScopeId scope)
    {
        if (!_facts.Versions.ContainsKey((tenant, scope)) && _versions.Read(tenant.Value, scope) is { } version)
        {
            _facts.Versions.Add((tenant, scope), version);
        }
    }

    private void Stream(TenantId tenant, Guid id)
    {
        if (!_facts.Streams.ContainsKey((tenant, id)))
        {
            _stream.With.Uuid(0, id);
            if (_stream.One() is { } row && row.Tenant == tenant.Value)
            {
                _facts.Streams.Add((tenant, id), row.Last);
            }
        }
    }
}
