using Oms.Conformance.Storage.Building;
using Oms.Orders;
using Oms.Storage;
using Xunit;

namespace Oms.Conformance.Storage;

/// <summary>Orders made by chance come back as they were written, version after version.</summary>
public abstract class GeneratedOrderConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected GeneratedOrderConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>How many orders are made; each is written in <see cref="Versions"/> versions.</summary>
    protected virtual int Orders => 40;

    /// <summary>How many versions of each order are written.</summary>
    protected virtual int Versions => 4;

    /// <summary>Every version of every order comes back; a failure names the seed.</summary>
    [Fact]
    public async Task EveryVersionComesBack()
    {
        for (var seed = 1; seed <= Orders; seed++)
        {
            var generator = new OrderGenerator(seed, Make.Ids);
            Order? before = null;
            for (var version = 1; version <= Versions; version++)
            {
                var after = before is null ? generator.New() : generator.Next(before);
                await CommitAsync(Make.Set() with { Puts = [new PutOrder(before, after)] });
                Assert.Equal($"seed {seed}\n{Portrait.Of(after)}", $"seed {seed}\n{Portrait.Of(await OrderAsync(after.Id))}");
                before = after;
            }
        }
    }
}
