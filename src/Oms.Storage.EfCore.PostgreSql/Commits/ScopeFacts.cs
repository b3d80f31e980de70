using Npgsql;
using NpgsqlTypes;
using Oms.Storage.EfCore.PostgreSql.Statements;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.PostgreSql.Commits;

/// <summary>Locks the scopes that plans write or expect, and loads their versions: orders, items, locations, documents.</summary>
internal sealed class ScopeFacts
{
    private readonly ArrayColumn<Guid> _orderIds = new(NpgsqlDbType.Uuid);
    private readonly Question _orders;
    private readonly TextScopes _items;
    private readonly TextScopes _locations;
    private readonly ArrayColumn<int> _documentTenants = new(NpgsqlDbType.Integer);
    private readonly ArrayColumn<string> _documentKinds = new(NpgsqlDbType.Text);
    private readonly ArrayColumn<string> _documentIds = new(NpgsqlDbType.Text);
    private readonly Question _documents;

    public ScopeFacts(OmsTables tables, JudgeFacts facts)
    {
        _orders = new(
            new ArrayStatement(LockSql.ById(tables.Orders, nameof(OrderRow.Id), nameof(OrderRow.Tenant), nameof(OrderRow.Version)), _orderIds),
            row => facts.Versions[(new TenantId(row.GetInt32(1)), new ScopeId(ScopeKinds.Order, row.GetGuid(0)))] = row.GetInt64(2));
        _items = new(LockSql.ByKey(tables.Items, nameof(ItemRow.Tenant), nameof(ItemRow.Sku), nameof(ItemRow.Version)), ScopeKinds.Item, facts);
        _locations = new(LockSql.ByKey(tables.Locations, nameof(LocationRow.Tenant), nameof(LocationRow.Code), nameof(LocationRow.Version)), ScopeKinds.Location, facts);
        _documents = new(
            new ArrayStatement(
                LockSql.ByKey(tables.Documents, nameof(DocumentRow.Tenant), nameof(DocumentRow.Kind), nameof(DocumentRow.Id), nameof(DocumentRow.Version)),
                _documentTenants,
                _documentKinds,
                _documentIds),
            row => facts.Versions[(new TenantId(row.GetInt32(0)), ScopeId.Of(ScopeKinds.Document, $"{row.GetString(1)}/{row.GetString(2)}"))] = row.GetInt64(3));
    }

    /// <summary>Asks for a plan's scopes. Orders that are to be new are looked up only in <paramref name="full"/> earnest: their key tells as well.</summary>
    public void Need(CommitPlan plan, bool full)
    {
        var changes = plan.Changes;
        for (var i = 0; i < changes.Expect.Count; i++)
        {
            Need(changes.Tenant.Value, changes.Expect[i].Scope);
        }

        for (var i = 0; i < changes.Puts.Count; i++)
        {
            if (full || changes.Puts[i] is not PutOrder { Before: null })
            {
                Need(changes.Tenant.Value, changes.Puts[i].Scope);
            }
        }
    }

    public void AddTo(Questions questions, NpgsqlBatch batch)
    {
        questions.Add(_orders, batch);
        questions.Add(_items.Question, batch);
        questions.Add(_locations.Question, batch);
        questions.Add(_documents, batch);
    }

    public void Clear()
    {
        _orders.Statement.Clear();
        _items.Question.Statement.Clear();
        _locations.Question.Statement.Clear();
        _documents.Statement.Clear();
    }

    private void Need(int tenant, ScopeId scope)
    {
        switch (scope.Kind)
        {
            case ScopeKinds.Order:
                _orderIds.Add(scope.Id);
                break;
            case ScopeKinds.Item:
                _items.Need(tenant, scope.Text!);
                break;
            case ScopeKinds.Location:
                _locations.Need(tenant, scope.Text!);
                break;
            case ScopeKinds.Document when scope.Text!.IndexOf('/', StringComparison.Ordinal) is var at and > 0:
                _documentTenants.Add(tenant);
                _documentKinds.Add(scope.Text[..at]);
                _documentIds.Add(scope.Text[(at + 1)..]);
                break;
        }
    }

    /// <summary>Scopes known by one text.</summary>
    private sealed class TextScopes
    {
        private readonly ArrayColumn<int> _tenants = new(NpgsqlDbType.Integer);
        private readonly ArrayColumn<string> _texts = new(NpgsqlDbType.Text);

        public TextScopes(string sql, string kind, JudgeFacts facts) => Question = new(
            new ArrayStatement(sql, _tenants, _texts),
            row => facts.Versions[(new TenantId(row.GetInt32(0)), ScopeId.Of(kind, row.GetString(1)))] = row.GetInt64(2));

        public Question Question { get; }

        public void Need(int tenant, string text)
        {
            _tenants.Add(tenant);
            _texts.Add(text);
        }
    }
}
