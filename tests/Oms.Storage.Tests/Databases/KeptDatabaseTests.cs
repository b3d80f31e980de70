using Microsoft.Extensions.DependencyInjection;

namespace Oms.Storage.Tests.Databases;

/// <summary>Databases of released versions are kept for good: whatever comes later must open and migrate them.</summary>
public sealed class KeptDatabaseTests
{
    [Theory]
    [InlineData("sqlite-0.1.0.db")]
    public async Task A_database_of_an_earlier_version_is_migrated_and_keeps_its_data(string name)
    {
        var folder = Directory.CreateTempSubdirectory("oms-kept-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            File.Copy(Path.Combine(AppContext.BaseDirectory, "Databases", name), path);
            var services = new ServiceCollection();
            new OmsBuilder(services).UseSqlite($"Data Source={path}");
            await using var provider = services.BuildServiceProvider();
            var store = provider.GetRequiredService<IOmsStore>();

            var document = await store.ReadAsync(new StoreRead.DocumentById(TenantId.Default, "kept", "1"), TestContext.Current.CancellationToken);

            await store.MaintainAsync(new MaintenanceRequest { Task = MaintenanceTask.Check }, null, TestContext.Current.CancellationToken);
            Assert.Equal("{\"by\":\"0.1.0\"}", document?.Json);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
