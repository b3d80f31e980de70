using Oms.Storage;
using Xunit;

namespace Oms.Conformance.Storage;

/// <summary>A unique key has one owner.</summary>
public abstract class KeyConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected KeyConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>A key that another has is refused with who has it.</summary>
    [Fact]
    public async Task ATakenKeyNamesItsOwner()
    {
        var owner = Make.Ids.Next();
        await CommitAsync(Claim("web\n1", owner));
        var claim = Claim("web\n1", Make.Ids.Next());

        var taken = Assert.IsType<CommitOutcome.KeyTaken>(await OutcomeAsync(claim));

        Assert.Equal((claim.Claims[0], owner), (taken.Key, taken.Owner));
        Assert.Equal(owner, await OwnerAsync("web\n1"));
    }

    /// <summary>Its owner may claim a key again.</summary>
    [Fact]
    public async Task TheOwnerPasses()
    {
        var owner = Make.Ids.Next();
        await CommitAsync(Claim("web\n1", owner));

        await CommitAsync(Claim("web\n1", owner));

        Assert.Equal(owner, await OwnerAsync("web\n1"));
    }

    /// <summary>Where one of several keys is taken, none of them is given.</summary>
    [Fact]
    public async Task OneTakenKeyRefusesAll()
    {
        await CommitAsync(Claim("b", Make.Ids.Next()));
        var owner = Make.Ids.Next();

        await OutcomeAsync(Make.Set() with { Claims = [.. new[] { "a", "b", "c" }.Select(key => new UniqueKey(KeyKinds.External, key, owner))] });

        Assert.Null(await OwnerAsync("a"));
        Assert.Null(await OwnerAsync("c"));
    }

    /// <summary>Kinds and spellings are keys of their own.</summary>
    [Fact]
    public async Task KeysAreExact()
    {
        foreach (var (kind, key) in new[] { ("x", "key"), ("y", "key"), ("x", "KEY"), ("x", "key "), ("x", "kéy"), ("x", "key\n"), ("xk", "ey") })
        {
            await CommitAsync(Make.Set() with { Claims = [new UniqueKey(kind, key, Make.Ids.Next())] });
        }
    }

    /// <summary>Many claim one key at once: one gets it, all the others hear who.</summary>
    [Fact]
    public async Task OneOfManyGetsTheKey()
    {
        var outcomes = await AtOnceAsync(Enumerable.Range(0, 40).Select(_ => Claim("web\n1", Make.Ids.Next())));

        Assert.Single(outcomes.OfType<CommitOutcome.Committed>());
        var owner = await OwnerAsync("web\n1");
        var others = outcomes.OfType<CommitOutcome.KeyTaken>().ToList();
        Assert.Equal(39, others.Count);
        Assert.All(others, other => Assert.Equal(owner, other.Owner));
    }

    /// <summary>A key of a set that was refused is free.</summary>
    [Fact]
    public async Task ARefusedSetLeavesItsKeyFree()
    {
        var refused = Claim("web\n1", Make.Ids.Next()) with { Reserves = [Building.Stock.Demand("A", 1)] };
        Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(refused));

        await CommitAsync(Claim("web\n1", Make.Ids.Next()));
    }

    private ChangeSet Claim(string key, Guid owner) => Make.Set() with { Claims = [new UniqueKey(KeyKinds.External, key, owner)] };

    private ValueTask<Guid?> OwnerAsync(string key) => Store.ReadAsync(new StoreRead.KeyOwner(Make.Tenant, KeyKinds.External, key), Token);
}
