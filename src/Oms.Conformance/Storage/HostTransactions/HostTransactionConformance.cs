using System.Data;
using System.Data.Common;
using Oms.Conformance.Storage.Building;
using Oms.Events;
using Oms.Storage;
using Xunit;
using static Oms.Conformance.Storage.Building.Stock;

namespace Oms.Conformance.Storage;

/// <summary>Within a host's own transaction everything is provisional until the host commits, and no outcome aborts it.</summary>
public abstract class HostTransactionConformance : WorkSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected HostTransactionConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>A store takes part in a host's transaction, or says that it cannot.</summary>
    [Fact]
    public async Task ItSaysWhetherItCan()
    {
        if (!Store.Capabilities.HostTransactions)
        {
            SaysItCannot();
            return;
        }

        await using var host = Enlist(await BeginAsync());
        Assert.True(host.Store.Capabilities.HostTransactions);
        await host.CommitAsync(Make.Set());
        await host.EndAsync(commit: true);
    }

    /// <summary>What was committed within is there once the host commits.</summary>
    [Fact]
    public async Task TheHostCommits()
    {
        if (!Store.Capabilities.HostTransactions)
        {
            SaysItCannot();
            return;
        }

        await using var host = Enlist(await BeginAsync());
        var everything = new Everything(Make);
        await host.CommitAsync(Make.Receipt("E", 10));
        await host.CommitAsync(everything.Set);
        Portrait.Equal(everything.Order, await host.Store.ReadAsync(new StoreRead.OrderById(Make.Tenant, everything.Order.Id), Token));

        await host.EndAsync(commit: true);

        Portrait.Equal(everything.Order, await OrderAsync(everything.Order.Id));
        Assert.Equal((10, 7, 3), ((await PositionAsync("E")).Sellable, (await PositionAsync("E")).Allocated, (await PositionAsync("E")).Reserved));
    }

    /// <summary>What was committed within is gone when the host rolls back, its operation id included.</summary>
    [Fact]
    public async Task TheHostRollsBack()
    {
        if (!Store.Capabilities.HostTransactions)
        {
            SaysItCannot();
            return;
        }

        var set = Make.Receipt("A", 5);
        await using (var host = Enlist(await BeginAsync()))
        {
            await host.CommitAsync(set);
            await host.EndAsync(commit: false);
        }

        Assert.Null(await OperationAsync(set.OperationId));
        Assert.Equal(0, (await PositionAsync("A")).Sellable);
        await CommitAsync(set);
    }

    /// <summary>Nobody else sees what the host has not committed.</summary>
    [Fact]
    public async Task NobodyElseSeesIt()
    {
        if (!Store.Capabilities.HostTransactions)
        {
            SaysItCannot();
            return;
        }

        await CommitAsync(Make.Receipt("A", 1));
        await using var host = Enlist(await BeginAsync());
        await host.CommitAsync(Make.Receipt("A", 5));

        Assert.Equal(1, (await PositionAsync("A")).Sellable);
        if (!Store.Capabilities.ManyProcesses)
        {
            // One writer: beside the transaction this flow would wait for itself.
            var error = await Assert.ThrowsAsync<StoreException>(() => OutcomeAsync(Make.Receipt("A", 1)));
            Assert.Equal(StoreErrors.NotEnlisted, error.Code);
        }

        await host.EndAsync(commit: true);
        Assert.Equal(6, (await PositionAsync("A")).Sellable);
    }

    /// <summary>Events of a transaction that began earlier and ends later than another commit are given to nobody before it ends, and not skipped then.</summary>
    [Fact]
    public async Task WhatTheHostCommitsLateIsNotSkipped()
    {
        if (!Store.Capabilities.HostTransactions)
        {
            SaysItCannot();
            return;
        }

        var (early, late) = (Make.Stream(), Make.Stream());
        var (first, second) = (Make.Set() with { Events = [Samples.Event(early, 1)] }, Make.Set() with { Events = [Samples.Event(late, 1)] });
        if (!Store.Capabilities.ManyProcesses)
        {
            // One writer: only the ids can be older, not the transaction.
            await CommitAsync(second);
            Assert.Equal([late], await GivenAsync());
        }

        await using var host = Enlist(await BeginAsync());
        await host.CommitAsync(first);
        if (Store.Capabilities.ManyProcesses)
        {
            await CommitAsync(second);
            Assert.Equal([late], await GivenAsync());
        }

        await host.EndAsync(commit: true);

        Assert.Equal([early], await GivenAsync());
    }

    /// <summary>Refusals and rejections leave the host's transaction as it was: what came before stays, and more may follow.</summary>
    [Fact]
    public async Task NoOutcomeAbortsTheHost()
    {
        if (!Store.Capabilities.HostTransactions)
        {
            SaysItCannot();
            return;
        }

        var owner = Make.Ids.Next();
        var known = Make.Receipt("A", 5) with { Claims = [new UniqueKey("k", "1", owner)] };
        await CommitAsync(known);
        await using (var host = Enlist(await BeginAsync()))
        {
            await host.CommitAsync(Make.Set() with { Reserves = [Demand("A", 1)] });
            Assert.IsType<CommitOutcome.Duplicate>(await host.Store.CommitAsync(known, Token));
            Assert.IsType<CommitOutcome.KeyTaken>(await host.Store.CommitAsync(Make.Set() with { Claims = [new UniqueKey("k", "1", Make.Ids.Next())] }, Token));
            Assert.IsType<CommitOutcome.Conflict>(await host.Store.CommitAsync(Make.Set() with { Expect = [new Expectation(ScopeId.Of(new OrderId(owner)), 3)] }, Token));
            Assert.IsType<CommitOutcome.Insufficient>(await host.Store.CommitAsync(Make.Set() with { Reserves = [Demand("A", 9)] }, Token));
            await Assert.ThrowsAsync<StoreException>(async () => await host.Store.CommitAsync(Make.Set() with { Movements = known.Movements }, Token));
            await host.CommitAsync(Make.Set() with { Reserves = [Demand("A", 1)] });
            await host.EndAsync(commit: true);
        }

        Assert.Equal(2, (await PositionAsync("A")).Allocated);
    }

    /// <summary>The same change set sent twice within is known the second time.</summary>
    [Fact]
    public async Task ARepetitionWithinIsKnown()
    {
        if (!Store.Capabilities.HostTransactions)
        {
            SaysItCannot();
            return;
        }

        await using var host = Enlist(await BeginAsync());
        var set = Make.Receipt("A", 5);
        await host.CommitAsync(set);

        Assert.True(Assert.IsType<CommitOutcome.Duplicate>(await host.Store.CommitAsync(set, Token)).SameCommit);
        await host.EndAsync(commit: true);

        Assert.Equal(5, (await PositionAsync("A")).Sellable);
    }

    // Streams whose only event is given away, and done.
    private async Task<IReadOnlyList<StreamId>> GivenAsync()
    {
        var claims = await ClaimAsync();
        foreach (var claimed in claims)
        {
            Assert.Equal([1], Sequences(claimed));
            Assert.Equal(0, await SettleAsync(claimed, 1));
        }

        return [.. claims.Select(claimed => claimed.State.Stream)];
    }

    private void SaysItCannot() => Assert.Equal(StoreErrors.NotSupported, Assert.Throws<StoreException>(() => Store.Enlist(null!)).Code);

    private async Task<DbTransaction> BeginAsync()
    {
        var connection = await Fixture.ConnectAsync(Token);
        return await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, Token);
    }

    // Not asynchronous: a store may mark the flow that enlists it, and a mark made within an asynchronous method is gone when that returns.
    private Host Enlist(DbTransaction transaction) => new(transaction.Connection!, transaction, Store.Enlist(transaction));

    private sealed class Host(DbConnection connection, DbTransaction transaction, IEnlistedStore store) : IAsyncDisposable
    {
        public IEnlistedStore Store => store;

        public async Task CommitAsync(ChangeSet changes) => Assert.IsType<CommitOutcome.Committed>(await store.CommitAsync(changes, Token));

        public async Task EndAsync(bool commit)
        {
            await (commit ? transaction.CommitAsync(Token) : transaction.RollbackAsync(Token));
            await store.DisposeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await store.DisposeAsync();
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
