using Oms.Inventory;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.EfCore.Sqlite.Native;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.Sqlite.Commits;

/// <summary>Writes counters and the state of reservation lines.</summary>
internal sealed class StockStatements(NativeConnection connection, OmsTables tables)
{
    private readonly TableStatements<PositionRow> _positions = new(connection, tables.Positions);
    private NativeStatement? _demand;
    private NativeStatement? _change;
    private NativeStatement? _move;
    private NativeStatement? _end;
    private NativeStatement? _prolong;

    /// <summary>Changes a position by a delta, where the guard allows it. False: there is no such row, or it does not.</summary>
    public bool TryChange(int tenant, in PositionDelta delta)
    {
        var onlyDemand = delta.Allocated == delta.Demand && delta.Demand > 0
            && delta is { Sellable: 0, Damaged: 0, Quarantine: 0, QualityControl: 0, Reserved: 0, OversellLimit: null, Physical: false };
        var statement = onlyDemand ? _demand ??= connection.Prepare(DemandSql()) : _change ??= connection.Prepare(ChangeSql());
        statement.Int32(0, tenant);
        statement.Text(1, delta.Sku.Value);
        statement.Text(2, delta.Location.Value);
        statement.Int64(3, delta.Allocated);
        if (!onlyDemand)
        {
            Bind(statement, delta);
        }

        return statement.Change() == 1;
    }

    /// <summary>As <see cref="TryChange"/>, where the position's ledger gets lines: says where it stood before them.</summary>
    public bool TryMove(int tenant, in PositionDelta delta, LedgerNumbers ledgers)
    {
        _move ??= connection.Prepare(MoveSql());
        _move.Int32(0, tenant);
        _move.Text(1, delta.Sku.Value);
        _move.Text(2, delta.Location.Value);
        _move.Int64(3, delta.Allocated);
        Bind(_move, delta);
        _move.Int64(12, delta.Moves);
        if (!_move.Read())
        {
            return false;
        }

        var onHand = _move.Int64(1) - delta.Sellable - delta.Damaged - delta.Quarantine - delta.QualityControl;
        ledgers.Start(delta.Sku, delta.Location, new LedgerNumber(_move.Int64(0) - delta.Moves, onHand));
        _move.Reset();
        return true;
    }

    /// <summary>Writes a position as it was judged.</summary>
    public void Write(int tenant, JudgedPosition position)
    {
        var row = StockRows.Row(tenant, position.Now);
        if (!position.Exists)
        {
            _positions.Insert(row);
        }
        else if (!_positions.Update(row))
        {
            throw new StoreException(StoreErrors.Rejected, $"The position of {row.Sku} at {row.Location} is not there.");
        }
    }

    /// <summary>Ends an active line; any other stays as it is.</summary>
    public void End(int tenant, Guid reservation, int lineNo, ReservationState state)
    {
        var t = tables.ReservationLines;
        _end ??= connection.Prepare($"UPDATE {t.Quoted} SET {t[nameof(ReservationLineRow.State)].Quoted} = ?4 WHERE {ActiveLine()}");
        Bind(_end, tenant, reservation, lineNo);
        _end.Int32(3, (int)state);
        _end.Execute();
    }

    /// <summary>Moves the end of an active line.</summary>
    public void Prolong(int tenant, ReservationProlonged line)
    {
        var t = tables.ReservationLines;
        _prolong ??= connection.Prepare($"UPDATE {t.Quoted} SET {t[nameof(ReservationLineRow.ExpiresAt)].Quoted} = ?4 WHERE {ActiveLine()}");
        Bind(_prolong, tenant, line.Reservation, line.LineNo);
        _prolong.Int64(3, Microseconds.Of(line.ExpiresAt));
        _prolong.Execute();
    }

    private static void Bind(NativeStatement statement, in PositionDelta delta)
    {
        statement.Int64(4, delta.Reserved);
        statement.Int64(5, delta.Sellable);
        statement.Int64(6, delta.Damaged);
        statement.Int64(7, delta.Quarantine);
        statement.Int64(8, delta.QualityControl);
        statement.Int64(9, delta.Demand);
        statement.Bool(10, delta.Physical);
        if (delta.OversellLimit is { } limit)
        {
            statement.Int64(11, limit);
        }
        else
        {
            statement.Null(11);
        }
    }

    private static void Bind(NativeStatement statement, int tenant, Guid reservation, int lineNo)
    {
        statement.Uuid(0, reservation);
        statement.Int32(1, lineNo);
        statement.Int32(2, tenant);
    }

    private string ActiveLine()
    {
        var t = tables.ReservationLines;
        return $"{t[nameof(ReservationLineRow.Reservation)].Quoted} = ?1 AND {t[nameof(ReservationLineRow.LineNo)].Quoted} = ?2 "
            + $"AND {t[nameof(ReservationLineRow.Tenant)].Quoted} = ?3 AND {t[nameof(ReservationLineRow.State)].Quoted} = 0";
    }

    // After an admitted demand everything promised is covered, so that nothing is short and the column needs no write.
    private string DemandSql()
    {
        var c = new PositionColumns(tables);
        return $"UPDATE {c.Table} SET {c.Allocated} = {c.Allocated} + ?4 WHERE {c.Key} AND {c.Allocated} + ?4 + {c.Reserved} <= {c.Sellable} + {c.OversellLimit}";
    }

    private string MoveSql()
    {
        var c = new PositionColumns(tables);
        return $"{ChangeSql($", {c.Moves} = {c.Moves} + ?13")} RETURNING {c.Moves}, {c.Sellable} + {c.Damaged} + {c.Quarantine} + {c.QualityControl}";
    }

    private string ChangeSql(string also = "")
    {
        var c = new PositionColumns(tables);
        var limit = $"coalesce(?12, {c.OversellLimit})";
        var promised = $"({c.Allocated} + ?4 + {c.Reserved} + ?5)";
        var missing = $"max(0, {promised} - {c.Sellable} - ?6 - {limit})";
        return $"UPDATE {c.Table} SET {c.Allocated} = {c.Allocated} + ?4, {c.Reserved} = {c.Reserved} + ?5, {c.Sellable} = {c.Sellable} + ?6, {c.Damaged} = {c.Damaged} + ?7, "
            + $"{c.Quarantine} = {c.Quarantine} + ?8, {c.QualityControl} = {c.QualityControl} + ?9, {c.OversellLimit} = {limit}, "
            + $"{c.Short} = CASE WHEN ?11 THEN {missing} ELSE min({c.Short}, {missing}) END{also} WHERE {c.Key} "
            + $"AND {c.Allocated} + ?4 >= 0 AND {c.Reserved} + ?5 >= 0 AND {c.Sellable} + ?6 >= 0 AND {c.Damaged} + ?7 >= 0 AND {c.Quarantine} + ?8 >= 0 AND {c.QualityControl} + ?9 >= 0 "
            + $"AND (?10 <= 0 OR {promised} <= {c.Sellable} + ?6 + {limit})";
    }

    /// <summary>The counters' names, as the model says.</summary>
    private readonly struct PositionColumns(OmsTables tables)
    {
        public string Table => tables.Positions.Quoted;

        public string Key => $"{Of(nameof(PositionRow.Tenant))} = ?1 AND {Of(nameof(PositionRow.Sku))} = ?2 AND {Of(nameof(PositionRow.Location))} = ?3";

        public string Allocated => Of(nameof(PositionRow.Allocated));

        public string Reserved => Of(nameof(PositionRow.Reserved));

        public string Sellable => Of(nameof(PositionRow.Sellable));

        public string Damaged => Of(nameof(PositionRow.Damaged));

        public string Quarantine => Of(nameof(PositionRow.Quarantine));

        public string QualityControl => Of(nameof(PositionRow.QualityControl));

        public string Short => Of(nameof(PositionRow.Short));

        public string OversellLimit => Of(nameof(PositionRow.OversellLimit));

        public string Moves => Of(nameof(PositionRow.Moves));

        private string Of(string property) => tables.Positions[property].Quoted;
    }
}
