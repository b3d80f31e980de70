using Microsoft.Extensions.DependencyInjection;
using Oms.Conformance.Storage;

namespace Oms.Storage.Tests.Memory;

internal sealed class MemoryFixture : StoreFixture
{
    public override ValueTask<IOmsStore> OpenAsync(CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        new OmsBuilder(services).UseInMemory();
        return new(services.BuildServiceProvider().GetRequiredService<IOmsStore>());
    }
}
