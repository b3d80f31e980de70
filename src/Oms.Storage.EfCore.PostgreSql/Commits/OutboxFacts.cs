using Npgsql;
using NpgsqlTypes;
using Oms.Storage.EfCore.PostgreSql.Statements;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.PostgreSql.Commits;

/// <summary>Locks what the outbox guards a commit by: streams that no order guards, leases, handlers' positions.</summary>
internal sealed class OutboxFacts
{
    private readonly ArrayColumn<Guid> _streamIds = new(NpgsqlDbType.Uuid);
    private readonly ArrayColumn<Guid> _workIds = new(NpgsqlDbType.Uuid);
    private readonly ArrayColumn<Guid> _handlerStreams = new(NpgsqlDbType.Uuid);
    private readonly ArrayColumn<string> _handlerNames = new(NpgsqlDbType.Text);
    private readonly ArrayColumn<int> _handlerTenants = new(NpgsqlDbType.Integer);
    private readonly Question _streams;
    private readonly Question _work;
    private readonly Question _handlers;

    public OutboxFacts(OmsTables tables, JudgeFacts facts)
    {
        _streams = new(
            new ArrayStatement(
                LockSql.ById(tables.Streams, nameof(StreamRow.Id), nameof(StreamRow.Tenant), nameof(StreamRow.Last), nameof(StreamRow.Fence)),
                _streamIds),
            row =>
            {
                var (id, tenant, last) = (row.GetGuid(0), new TenantId(row.GetInt32(1)), row.GetInt64(2));
                facts.Streams[(tenant, id)] = last;
                facts.Versions[(tenant, new ScopeId(ScopeKinds.Stream, id))] = last;
                facts.Fences[new WorkId(IsStream: true, id)] = row.GetInt64(3);
            });
        _work = new(
            new ArrayStatement(LockSql.ById(tables.Work, nameof(WorkRow.Id), nameof(WorkRow.Fence)), _workIds),
            row => facts.Fences[new WorkId(IsStream: false, row.GetGuid(0))] = row.GetInt64(1));
        _handlers = new(
            new ArrayStatement(
                LockSql.ByKey(tables.StreamHandlers, nameof(StreamHandlerRow.Stream), nameof(StreamHandlerRow.Handler), nameof(StreamHandlerRow.Position)),
                _handlerStreams,
                _handlerNames,
                _handlerTenants),
            row => facts.Handlers[(row.GetGuid(0), row.GetString(1))] = row.GetInt64(2));
    }

    public void Need(CommitPlan plan)
    {
        var changes = plan.Changes;
        for (var i = 0; i < changes.Events.Count; i++)
        {
            var stream = changes.Events[i].Stream;
            if ((i == 0 || changes.Events[i - 1].Stream != stream) && !StreamGuard.IsGuarded(changes, stream))
            {
                _streamIds.Add(stream.Id);
            }
        }

        for (var i = 0; i < changes.Expect.Count; i++)
        {
            if (changes.Expect[i].Scope.Kind == ScopeKinds.Stream)
            {
                _streamIds.Add(changes.Expect[i].Scope.Id);
            }
        }

        if (changes.Fence is { } fence)
        {
            (fence.Work.IsStream ? _streamIds : _workIds).Add(fence.Work.Id);
        }

        if (changes.Advance is { } advance)
        {
            _handlerStreams.Add(advance.Stream.Id);
            _handlerNames.Add(advance.Handler);
            _handlerTenants.Add(changes.Tenant.Value);
        }
    }

    public void AddTo(Questions questions, NpgsqlBatch batch)
    {
        questions.Add(_streams, batch);
        questions.Add(_work, batch);
        questions.Add(_handlers, batch);
    }

    public void Clear()
    {
        _streams.Statement.Clear();
        _work.Statement.Clear();
        _handlers.Statement.Clear();
    }
}
