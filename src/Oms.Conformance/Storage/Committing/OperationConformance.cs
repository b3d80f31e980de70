using Oms.Conformance.Storage.Building;
using Oms.Storage;
using Xunit;

namespace Oms.Conformance.Storage;

/// <summary>Repeat an operation, now or later: one effect, and the same answer.</summary>
public abstract class OperationConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected OperationConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>The same change set sent again is known as such and answered what it was answered.</summary>
    [Fact]
    public async Task TheSameCommitIsKnown()
    {
        var set = Make.Receipt("A", 5);
        var result = await CommitAsync(set);

        var again = Assert.IsType<CommitOutcome.Duplicate>(await OutcomeAsync(set));

        Assert.Equal((true, true), (again.SameContent, again.SameCommit));
        Portrait.Equal(result, again.Result);
        Assert.Equal(5, (await PositionAsync("A")).Sellable);
    }

    /// <summary>The same content decided anew under one key is known, answered alike, and done once.</summary>
    [Fact]
    public async Task TheSameContentIsKnown()
    {
        var first = Make.Receipt("A", 5) with { OperationId = "key", Fingerprint = Samples.Fingerprint("five A") };
        var result = await CommitAsync(first);
        var second = Make.Receipt("A", 5) with { OperationId = "key", Fingerprint = Samples.Fingerprint("five A") };

        var again = Assert.IsType<CommitOutcome.Duplicate>(await OutcomeAsync(second));

        Assert.Equal((true, false), (again.SameContent, again.SameCommit));
        Portrait.Equal(result, again.Result);
        Assert.Equal(5, (await PositionAsync("A")).Sellable);
    }

    /// <summary>Other content under a used key is told apart and has no effect.</summary>
    [Fact]
    public async Task OtherContentIsToldApart()
    {
        await CommitAsync(Make.Receipt("A", 5) with { OperationId = "key" });

        var again = Assert.IsType<CommitOutcome.Duplicate>(await OutcomeAsync(Make.Receipt("A", 7) with { OperationId = "key" }));

        Assert.Equal((false, false), (again.SameContent, again.SameCommit));
        Assert.Equal(5, (await PositionAsync("A")).Sellable);
    }

    /// <summary>The first commit of a store that was just opened may be one that it made before.</summary>
    [Fact]
    public async Task AStoreJustOpenedKnowsIt()
    {
        await CommitAsync(Make.Receipt("A", 5));
        var set = Make.Set() with { Reserves = [Building.Stock.Demand("A", 1)] };
        await CommitAsync(set);
        await StartAgainAsync();

        var again = Assert.IsType<CommitOutcome.Duplicate>(await OutcomeAsync(set));

        Assert.Equal((true, true), (again.SameContent, again.SameCommit));
        Assert.Equal(1, (await PositionAsync("A")).Allocated);
    }

    /// <summary>Keys are compared character by character.</summary>
    [Fact]
    public async Task KeysAreExact()
    {
        foreach (var key in new[] { "key", "KEY", "key ", "kéy", "key%", "key_", "ke" })
        {
            await CommitAsync(Make.Set() with { OperationId = key });
        }
    }

    /// <summary>Many callers with one key at once: one commits, all the others get its answer.</summary>
    [Fact]
    public async Task OneOfManyCommits()
    {
        var sets = Enumerable.Range(0, 40).Select(_ => Make.Receipt("A", 1) with { OperationId = "key", Fingerprint = Samples.Fingerprint("one A") });

        var outcomes = await AtOnceAsync(sets);

        var winner = Assert.Single(outcomes.OfType<CommitOutcome.Committed>());
        var others = outcomes.OfType<CommitOutcome.Duplicate>().ToList();
        Assert.Equal(39, others.Count);
        Assert.All(others, other =>
        {
            Assert.Equal((true, false), (other.SameContent, other.SameCommit));
            Portrait.Equal(winner.Result, other.Result);
        });
        Assert.Equal(1, (await PositionAsync("A")).Sellable);
    }

    /// <summary>A refusal is not stored: the same key may try again, with the same or other content.</summary>
    [Fact]
    public async Task ARefusalLeavesTheKeyFree()
    {
        var demand = Make.Set() with { OperationId = "key", Reserves = [Building.Stock.Demand("A", 5)] };
        Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(demand));
        Assert.Null(await OperationAsync("key"));
        await CommitAsync(Make.Receipt("A", 5));

        await CommitAsync(demand);

        Assert.Equal(5, (await PositionAsync("A")).Allocated);
    }

    /// <summary>What is known of an operation can be read: its change set, its fingerprint, its answer.</summary>
    [Fact]
    public async Task OperationsCanBeRead()
    {
        var set = Make.Set("placed") with
        {
            Result = new CommitResult { Outcome = "placed", Id = Make.Ids.Next(), Number = "100 % | A", Version = 7, Created = [Make.Ids.Next(), Make.Ids.Next()] },
        };
        await CommitAsync(set);

        var known = await OperationAsync(set.OperationId);

        Assert.NotNull(known);
        Assert.Equal(set.CommitId, known.CommitId);
        Portrait.Equal(set.Fingerprint, known.Fingerprint);
        Portrait.Equal(set.Result, known.Result);
        Assert.Null(await OperationAsync("another"));
    }
}
