using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Oms.Conformance.Storage.Building;
using Oms.Inventory;

namespace Oms.Storage.Tests.Databases;

/// <summary>Databases of released versions are kept for good: whatever comes later must open and migrate them.</summary>
public sealed class KeptDatabaseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oms-kept-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_database_of_0_1_0_is_migrated_and_keeps_its_data()
    {
        await using var provider = Open(Copy("sqlite-0.1.0.db"));
        var store = provider.GetRequiredService<IOmsStore>();

        var document = await store.ReadAsync(new StoreRead.DocumentById(TenantId.Default, "kept", "1"), Token);

        await store.MaintainAsync(new MaintenanceRequest { Task = MaintenanceTask.Check }, null, Token);
        Assert.Equal("{\"by\":\"0.1.0\"}", document?.Json);
    }

    [Fact]
    public async Task Positions_and_movements_of_0_1_0_go_on_where_they_were()
    {
        var path = Copy("sqlite-0.1.0.db");
        await ExecuteAsync(path, """
            insert into oms_positions (tenant, sku, location, sellable, damaged, quarantine, quality_control, allocated, reserved, short, oversell_limit)
            values (1, 'OLD', 'HERE', 7, 0, 0, 0, 0, 0, 0, 0);
            insert into oms_movements (id, tenant, sku, location, kind, condition, quantity, cause_kind, cause_id, at)
            values (x'019ab5f0000070008000000000000001', 1, 'OLD', 'HERE', 0, 0, 7, 'receipt', x'019ab5f0000070008000000000000002', 1764000000000000)
            """);
        await using var provider = Open(path);
        var store = provider.GetRequiredService<IOmsStore>();

        var old = (await store.ReadAsync(new StoreRead.Stock(TenantId.Default, [new Sku("OLD")], Samples.Noon), Token)).Positions[0];
        Assert.IsType<CommitOutcome.Committed>(await store.CommitAsync(new Samples().Receipt("OLD", 2), Token));
        var ledger = await store.QueryAsync(new StoreQuery.Ledger(TenantId.Default, new Sku("OLD"), new LocationCode("HERE"), null, 10), Token);

        Assert.Equal((7, 0, 0, 0), (old.OnHand, old.Moves, old.Corrections, old.SafetyStock));
        Assert.Equal([(0, 7, 0), (1, 2, 9)], ledger.Items.Select(movement => (movement.No, movement.Quantity, movement.OnHandAfter)));
    }

    [Theory]
    [InlineData("sqlite-0.2.0.db")]
    [InlineData("sqlite-0.2.1.db")]
    [InlineData("sqlite-0.3.0.db")]
    public async Task Later_ones_keep_kits_claims_reservations_plans_and_ledgers(string kept)
    {
        await using var provider = Open(Copy(kept));
        var store = provider.GetRequiredService<IOmsStore>();

        Portrait.Equal(KeptShop.Order, await store.ReadAsync(new StoreRead.OrderById(TenantId.Default, KeptShop.Order.Id), Token));
        var stock = await store.ReadAsync(new StoreRead.Stock(TenantId.Default, [KeptShop.Part], Samples.Noon), Token);
        Portrait.Equal(new[] { KeptShop.Item }, stock.Items);
        Portrait.Equal(new[] { KeptShop.Location }, await store.ReadAsync(new StoreRead.Locations(TenantId.Default), Token));
        Assert.Equal([(9, 1, 4, 1, 2, 2L, 4L), (6, 0, 2, 0, 1, 0L, null)], stock.Positions.Select(p => (p.Sellable, p.Damaged, p.Allocated, p.Reserved, p.Moves, p.SafetyStock, p.ReorderPoint)));
        Assert.Equal(1, stock.Positions[0].Corrections);
        Portrait.Equal(KeptShop.Ledger, (await store.QueryAsync(new StoreQuery.Ledger(TenantId.Default, KeptShop.Part, KeptShop.Here, null, 10), Token)).Items);
        var reservation = Assert.Single((await store.QueryAsync(new StoreQuery.Reservations(TenantId.Default, new ReservationQuery { Owner = "erp" }), Token)).Items);
        Assert.Equal((KeptShop.Reservation, true), (reservation.Id, reservation.IsFirm));
        var audits = (await store.QueryAsync(new StoreQuery.StockAudits(TenantId.Default, null, 10), Token)).Items;
        Assert.Equal([(4, 10), (2, 6)], audits.Select(audit => (audit.Allocations, audit.Movements + (audit.Position.Location == KeptShop.Here ? 1 : 0))));
    }

    /// <summary>How a kept file is made, once, when a version is released: its name in OMS_KEEP. One that is there is never written again.</summary>
    [Fact]
    public async Task A_database_can_be_kept()
    {
        var path = Path.Combine(_folder, "shop.db");
        await using (var provider = Open(path))
        {
            foreach (var set in KeptShop.Sets)
            {
                Assert.IsType<CommitOutcome.Committed>(await provider.GetRequiredService<IOmsStore>().CommitAsync(set, Token));
            }
        }

        await ExecuteAsync(path, "pragma wal_checkpoint(truncate); pragma journal_mode = delete");
        if (Environment.GetEnvironmentVariable("OMS_KEEP") is { Length: > 0 } name)
        {
            File.Copy(path, Path.Combine(Source(), name), overwrite: false);
        }
    }

    private static ServiceProvider Open(string path)
    {
        var services = new ServiceCollection();
        new OmsBuilder(services).UseSqlite($"Data Source={path}");
        return services.BuildServiceProvider();
    }

    private static async Task ExecuteAsync(string path, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }

    private static string Source([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private string Copy(string name)
    {
        var path = Path.Combine(_folder, name);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Databases", name), path);
        return path;
    }
}
