using Oms.Inventory;

namespace Oms.Storage.Judging;

/// <summary>
/// Judges change sets one after the other against what is committed plus what was admitted before, in the contract's order: duplicate,
/// fenced, key taken, conflict, insufficient, committed. The same judge serves every store that groups. Not thread-safe.
/// </summary>
public sealed class CommitJudge
{
    private readonly JudgeFacts _facts;
    private readonly StockSums _sums = new();
    private readonly List<SweptLine> _swept = [];
    private readonly List<LedgerNumber> _numbers = [];

    /// <summary>A judge over these facts.</summary>
    public CommitJudge(JudgeFacts facts) => _facts = facts;

    /// <summary>Reservation lines that the last admitted change set swept because their time had come and their units were needed.</summary>
    public IReadOnlyList<SweptLine> Swept => _swept;

    /// <summary>Numbers of the movements of the last admitted change set, in their order.</summary>
    public IReadOnlyList<LedgerNumber> Numbers => _numbers;

    /// <summary>Judges a change set; where it is admitted, the facts change as if it were stored.</summary>
    /// <exception cref="StoreException"><see cref="StoreErrors.Rejected"/>: the change set contradicts itself; nothing was changed.</exception>
    public CommitOutcome Judge(ChangeSet changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        _swept.Clear();
        _numbers.Clear();
        return Known(changes) ?? Fenced(changes) ?? Taken(changes) ?? Conflicting(changes) ?? (CommitOutcome?)Short(changes) ?? Admit(changes);
    }

    private CommitOutcome.Duplicate? Known(ChangeSet changes) =>
        _facts.Operations.TryGetValue((changes.Tenant, changes.OperationId), out var known)
            ? new CommitOutcome.Duplicate(known.Result, known.Fingerprint.Span.SequenceEqual(changes.Fingerprint.Span), known.CommitId == changes.CommitId)
            : null;

    private CommitOutcome.Fenced? Fenced(ChangeSet changes)
    {
        if (changes.Fence is { } fence && (!_facts.Fences.TryGetValue(fence.Work, out var number) || number != fence.Number))
        {
            return new CommitOutcome.Fenced();
        }

        return changes.Advance is { } advance && _facts.Handlers.TryGetValue((advance.Stream.Id, advance.Handler), out var position) && position >= advance.Position
            ? new CommitOutcome.Fenced()
            : null;
    }

    private CommitOutcome.KeyTaken? Taken(ChangeSet changes)
    {
        for (var i = 0; i < changes.Claims.Count; i++)
        {
            var claim = changes.Claims[i];
            if (_facts.Keys.TryGetValue((changes.Tenant, claim.Kind, claim.Key), out var owner) && owner != claim.Owner)
            {
                return new CommitOutcome.KeyTaken(claim, owner);
            }
        }

        return null;
    }

    private CommitOutcome.Conflict? Conflicting(ChangeSet changes)
    {
        for (var i = 0; i < changes.Expect.Count; i++)
        {
            if (Version(changes.Tenant, changes.Expect[i].Scope) is var actual && actual != changes.Expect[i].Version)
            {
                return new CommitOutcome.Conflict(changes.Expect[i].Scope, changes.Expect[i].Version, actual);
            }
        }

        for (var i = 0; i < changes.Puts.Count; i++)
        {
            var put = changes.Puts[i];
            if (put is not PutAddress && Version(changes.Tenant, put.Scope) is var actual && actual != put.ExpectedVersion)
            {
                return new CommitOutcome.Conflict(put.Scope, put.ExpectedVersion, actual);
            }
        }

        return UnguardedStream(changes) ?? OverReservation(changes) ?? Corrected(changes);
    }

    private CommitOutcome.Conflict? UnguardedStream(ChangeSet changes)
    {
        for (var i = 0; i < changes.Events.Count; i++)
        {
            var stream = changes.Events[i].Stream;
            if ((i > 0 && changes.Events[i - 1].Stream == stream) || StreamGuard.IsGuarded(changes, stream))
            {
                continue;
            }

            var last = _facts.Streams.GetValueOrDefault((changes.Tenant, stream.Id));
            if (changes.Events[i].Sequence != last + 1)
            {
                return new CommitOutcome.Conflict(new ScopeId(ScopeKinds.Stream, stream.Id), changes.Events[i].Sequence - 1, last);
            }
        }

        return null;
    }

    private CommitOutcome.Conflict? OverReservation(ChangeSet changes)
    {
        for (var i = 0; i < changes.Reserves.Count; i++)
        {
            if (changes.Reserves[i] is ReservationProlonged line
                && (!_facts.Reservations.TryGetValue((changes.Tenant, line.Reservation, line.LineNo), out var row) || row.State != ReservationState.Active))
            {
                return new CommitOutcome.Conflict(new ScopeId(ScopeKinds.Reservation, line.Reservation), 1, 0);
            }
        }

        return null;
    }

    private CommitOutcome.Conflict? Corrected(ChangeSet changes)
    {
        for (var i = 0; i < changes.Reserves.Count; i++)
        {
            if (changes.Reserves[i] is CounterCorrected correction)
            {
                var now = _facts.Positions.TryGetValue((changes.Tenant, correction.Sku, correction.Location), out var position) ? position.Now.Corrections : 0;
                if (now != correction.Corrections)
                {
                    return new CommitOutcome.Conflict(ScopeId.Of(ScopeKinds.Position, $"{correction.Sku}@{correction.Location}"), correction.Corrections, now);
                }
            }
        }

        return null;
    }

    private CommitOutcome.Insufficient? Short(ChangeSet changes)
    {
        Sum(changes);
        List<Shortage>? shortages = null;
        foreach (ref readonly var delta in _sums.Deltas)
        {
            var position = Position(changes.Tenant, delta);
            var shortage = position.Judge(delta, 0);
            if (shortage is not null && delta.Demand > 0 && position.Now.Reserved > 0)
            {
                shortage = position.Judge(delta, Sweep(changes, delta));
            }

            if (shortage is not null)
            {
                (shortages ??= []).Add(shortage);
            }
        }

        return shortages is null ? null : new CommitOutcome.Insufficient(shortages);
    }

    private CommitOutcome.Committed Admit(ChangeSet changes)
    {
        Number(changes);
        foreach (ref readonly var delta in _sums.Deltas)
        {
            Position(changes.Tenant, delta).Apply(delta, SweptAt(delta));
        }

        foreach (var line in _swept)
        {
            _facts.Reservations[(changes.Tenant, line.Reservation, line.LineNo)].State = ReservationState.Expired;
        }

        for (var i = 0; i < changes.Reserves.Count; i++)
        {
            Apply(changes.Tenant, changes.Reserves[i]);
        }

        for (var i = 0; i < changes.Claims.Count; i++)
        {
            _facts.Keys[(changes.Tenant, changes.Claims[i].Kind, changes.Claims[i].Key)] = changes.Claims[i].Owner;
        }

        for (var i = 0; i < changes.Puts.Count; i++)
        {
            if (changes.Puts[i] is not PutAddress)
            {
                _facts.Versions[(changes.Tenant, changes.Puts[i].Scope)] = changes.Puts[i].ExpectedVersion + 1;
            }
        }

        for (var i = 0; i < changes.Events.Count; i++)
        {
            _facts.Streams[(changes.Tenant, changes.Events[i].Stream.Id)] = changes.Events[i].Sequence;
        }

        if (changes.Advance is { } advance)
        {
            _facts.Handlers[(advance.Stream.Id, advance.Handler)] = advance.Position;
        }

        _facts.Operations[(changes.Tenant, changes.OperationId)] = new KnownOperation(changes.CommitId, changes.Fingerprint, changes.Result, Stored: false);
        AppendSwept(changes.Tenant);
        return new CommitOutcome.Committed(changes.Result);
    }

    // Each movement goes on from what is on hand, whatever that is: a counter that something else changed shows in the first line after it.
    private void Number(ChangeSet changes)
    {
        for (var i = 0; i < changes.Movements.Count; i++)
        {
            var movement = changes.Movements[i];
            var now = _facts.Positions[(changes.Tenant, movement.Sku, movement.Location)].Now;
            var (no, onHand) = (now.Moves, now.OnHand);
            for (var earlier = i - 1; earlier >= 0; earlier--)
            {
                if (changes.Movements[earlier].Sku == movement.Sku && changes.Movements[earlier].Location == movement.Location)
                {
                    (no, onHand) = (_numbers[earlier].No, _numbers[earlier].OnHandAfter);
                    break;
                }
            }

            _numbers.Add(new LedgerNumber(no + 1, onHand + movement.Quantity));
        }
    }

    private void Sum(ChangeSet changes)
    {
        _sums.Clear();
        _sums.Add(changes);
        for (var i = 0; i < changes.Reserves.Count; i++)
        {
            if (changes.Reserves[i] is ReservationEnded line
                && _facts.Reservations.TryGetValue((changes.Tenant, line.Reservation, line.LineNo), out var row)
                && row.State == ReservationState.Active)
            {
                _sums.AddEnded(row.Sku, row.Location, row.Quantity);
            }
        }

        _sums.Sort();
    }

    private long Sweep(ChangeSet changes, in PositionDelta delta)
    {
        var units = 0L;
        foreach (var (key, row) in _facts.Reservations)
        {
            if (key.Tenant == changes.Tenant && row.State == ReservationState.Active && row.ExpiresAt <= changes.At
                && row.Sku == delta.Sku && row.Location == delta.Location && !EndsIn(changes, key.Reservation, key.LineNo))
            {
                units += row.Quantity;
                _swept.Add(new SweptLine(key.Reservation, key.LineNo, row.Sku, row.Location, row.Quantity, 0));
            }
        }

        return units;
    }

    private long SweptAt(in PositionDelta delta)
    {
        var units = 0L;
        foreach (var line in _swept)
        {
            units += line.Sku == delta.Sku && line.Location == delta.Location ? line.Quantity : 0;
        }

        return units;
    }

    private void AppendSwept(TenantId tenant)
    {
        for (var i = 0; i < _swept.Count; i++)
        {
            var line = _swept[i];
            var sequence = _facts.Streams.GetValueOrDefault((tenant, line.Reservation)) + 1;
            _facts.Streams[(tenant, line.Reservation)] = sequence;
            _swept[i] = line with { Sequence = sequence };
        }
    }

    private void Apply(TenantId tenant, Reserve reserve)
    {
        switch (reserve)
        {
            case ReservationMade made:
                _facts.Reservations[(tenant, made.Reservation, made.LineNo)] = new JudgedReservation
                {
                    Sku = made.Sku,
                    Location = made.Location,
                    Quantity = made.Quantity,
                    ExpiresAt = made.ExpiresAt,
                    State = ReservationState.Active,
                };
                break;
            case ReservationProlonged prolonged:
                _facts.Reservations[(tenant, prolonged.Reservation, prolonged.LineNo)].ExpiresAt = prolonged.ExpiresAt;
                break;
            case ReservationEnded ended when _facts.Reservations.TryGetValue((tenant, ended.Reservation, ended.LineNo), out var row) && row.State == ReservationState.Active:
                row.State = ended.As;
                break;
        }
    }

    private static bool EndsIn(ChangeSet changes, Guid reservation, int lineNo)
    {
        for (var i = 0; i < changes.Reserves.Count; i++)
        {
            if (changes.Reserves[i] is ReservationEnded ended && ended.Reservation == reservation && ended.LineNo == lineNo)
            {
                return true;
            }
        }

        return false;
    }

    private long Version(TenantId tenant, ScopeId scope) => _facts.Versions.GetValueOrDefault((tenant, scope));

    private JudgedPosition Position(TenantId tenant, in PositionDelta delta)
    {
        if (!_facts.Positions.TryGetValue((tenant, delta.Sku, delta.Location), out var position))
        {
            position = new JudgedPosition(new StockPosition { Sku = delta.Sku, Location = delta.Location }, exists: false);
            _facts.Positions.Add((tenant, delta.Sku, delta.Location), position);
        }

        return position;
    }
}
