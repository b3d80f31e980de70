using Oms.Conformance.Storage.Building;
using Oms.Storage;
using Xunit;

namespace Oms.Conformance.Storage;

/// <summary>A change set is committed wholly or not at all.</summary>
public abstract class CommitConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected CommitConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>Why a change set is refused.</summary>
    public enum Refusal
    {
        /// <summary>Its lease was lost.</summary>
        Fenced,

        /// <summary>A key has another owner.</summary>
        KeyTaken,

        /// <summary>A scope it writes has another version.</summary>
        Conflict,

        /// <summary>A scope it read has another version.</summary>
        Expectation,

        /// <summary>An unguarded stream went on meanwhile.</summary>
        Stream,

        /// <summary>Units are not there.</summary>
        Insufficient,
    }

    /// <summary>A set with something in every list is written with all of it, and gives its result.</summary>
    [Fact]
    public async Task EverythingIsWrittenTogether()
    {
        await CommitAsync(Make.Receipt("E", 10));
        var everything = new Everything(Make);

        var result = await CommitAsync(everything.Set);

        Portrait.Equal(everything.Set.Result, result);
        var written = await everything.WrittenAsync(Store, Token);
        Portrait.Equal(everything.Order, written["order"]);
        Portrait.Equal(everything.Address, written["address"]);
        Portrait.Equal(new[] { everything.Item }, written["item"]);
        Portrait.Equal(new[] { everything.Location }, written["location"]);
        Portrait.Equal(everything.Movements, written["movements"]);
        Portrait.Equal(everything.Set.Postings, written["postings"]);
        Portrait.Equal(everything.Set.Decisions, written["decisions"]);
        Portrait.Equal(everything.Work, written["work"]);
        Assert.Equal([everything.Order.Id.Value, everything.Order.Id.Value], [written["number"], written["external"]]);
        Assert.DoesNotContain(written, entry => IsNothing(entry.Value));
        var position = await PositionAsync("E");
        Assert.Equal((10, 7, 3), (position.Sellable, position.Allocated, position.Reserved));
    }

    /// <summary>A set that is refused for one reason leaves nothing at all behind.</summary>
    [Theory]
    [InlineData(Refusal.Fenced)]
    [InlineData(Refusal.KeyTaken)]
    [InlineData(Refusal.Conflict)]
    [InlineData(Refusal.Expectation)]
    [InlineData(Refusal.Stream)]
    [InlineData(Refusal.Insufficient)]
    public async Task NothingIsWrittenWhereOneThingIsRefused(Refusal refusal)
    {
        await CommitAsync(Make.Receipt("E", 10));
        var everything = new Everything(Make);
        var set = await RefusedAsync(everything.Set, refusal);

        var outcome = await OutcomeAsync(set);

        Assert.IsNotType<CommitOutcome.Committed>(outcome);
        Assert.All(await everything.WrittenAsync(Store, Token), entry => Assert.True(IsNothing(entry.Value), $"{entry.Key} was written"));
        Assert.Equal(10, (await PositionAsync("E")).Sellable);
    }

    /// <summary>Where several refusals apply, the contract's order decides which one is answered.</summary>
    [Fact]
    public async Task RefusalsAreJudgedInTheContractsOrder()
    {
        await CommitAsync(Make.Receipt("E", 10));
        var everything = new Everything(Make);
        var known = await CommitAsync(Make.Set("first") with { OperationId = "op" });
        var set = everything.Set with { OperationId = "op" };
        foreach (var refusal in new[] { Refusal.Insufficient, Refusal.Conflict, Refusal.KeyTaken, Refusal.Fenced })
        {
            set = await RefusedAsync(set, refusal);
        }

        Portrait.Equal(known, Assert.IsType<CommitOutcome.Duplicate>(await OutcomeAsync(set)).Result);
        set = set with { OperationId = everything.Set.OperationId };
        Assert.IsType<CommitOutcome.Fenced>(await OutcomeAsync(set));
        set = set with { Fence = null };
        Assert.IsType<CommitOutcome.KeyTaken>(await OutcomeAsync(set));
        set = set with { Claims = everything.Set.Claims };
        Assert.IsType<CommitOutcome.Conflict>(await OutcomeAsync(set));
        set = set with { Puts = everything.Set.Puts };
        Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(set));
        set = set with { Reserves = everything.Set.Reserves };
        Assert.IsType<CommitOutcome.Committed>(await OutcomeAsync(set));
    }

    /// <summary>A set that writes nothing but its operation is committed, too.</summary>
    [Fact]
    public async Task AnEmptySetIsCommitted()
    {
        var set = Make.Set("nothing");

        await CommitAsync(set);

        Portrait.Equal(set.Result, (await OperationAsync(set.OperationId))?.Result);
    }

    /// <summary>Cancelled before it was taken up, a set is either not committed, or answered truly.</summary>
    [Fact]
    public async Task ACancelledCallerIsToldTheTruth()
    {
        var set = Make.Set();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var committed = false;
        try
        {
            committed = await Store.CommitAsync(set, cancelled.Token) is CommitOutcome.Committed;
        }
        catch (OperationCanceledException)
        {
        }

        Assert.Equal(committed, await OperationAsync(set.OperationId) is not null);
    }

    /// <summary>What one tenant writes another neither sees nor collides with, though every key and code is the same.</summary>
    [Fact]
    public async Task TenantsDoNotMeet()
    {
        var other = new Everything(Make.For(new TenantId(2)));
        var mine = new Everything(Make);
        await CommitAsync(Make.Receipt("E", 10));
        await CommitAsync(mine.Set with { OperationId = "op" });

        Assert.All(await other.WrittenAsync(Store, Token), entry => Assert.True(IsNothing(entry.Value), $"{entry.Key} is seen by the other tenant"));
        Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(other.Set with { OperationId = "op" }));
        await CommitAsync(Make.For(new TenantId(2)).Receipt("E", 10));
        await CommitAsync(other.Set with { OperationId = "op" });
        Assert.DoesNotContain(await other.WrittenAsync(Store, Token), entry => IsNothing(entry.Value) && entry.Key != "operation");
    }

    /// <summary>What was committed is there when the database is opened again.</summary>
    [Fact]
    public async Task WhatIsCommittedStays()
    {
        await CommitAsync(Make.Receipt("E", 10));
        var everything = new Everything(Make);
        await CommitAsync(everything.Set);
        var before = await everything.WrittenAsync(Store, Token);

        var again = await ReopenAsync();

        Portrait.Equal(before, await everything.WrittenAsync(again, Token));
    }

    private async Task<ChangeSet> RefusedAsync(ChangeSet set, Refusal refusal)
    {
        switch (refusal)
        {
            case Refusal.Fenced:
                return set with { Fence = new Fence(new WorkId(IsStream: true, Make.Ids.Next()), 1) };
            case Refusal.KeyTaken:
                await CommitAsync(Make.Set() with { Claims = [new UniqueKey("k", "taken", Make.Ids.Next())] });
                return set with { Claims = [.. set.Claims, new UniqueKey("k", "taken", set.Result.Id)] };
            case Refusal.Conflict:
                return set with { Puts = [.. set.Puts, new PutDocument(3, Samples.Document("stale", version: 4))] };
            case Refusal.Expectation:
                return set with { Expect = [.. set.Expect, new Expectation(ScopeId.Of(ScopeKinds.Document, "note/stale"), 3)] };
            case Refusal.Stream:
                return set with { Events = [.. set.Events, Samples.Event(Make.Stream(), 2)] };
            default:
                return set with { Reserves = [.. set.Reserves, Building.Stock.Demand("E", 4)] };
        }
    }

    private static bool IsNothing(object? value) => value is null or System.Collections.ICollection { Count: 0 };
}
