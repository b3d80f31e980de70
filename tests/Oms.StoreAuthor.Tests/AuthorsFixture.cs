using Oms.Conformance.Storage;
using Oms.Storage;
using Oms.Storage.InMemory;

namespace Oms.StoreAuthor.Tests;

internal sealed class AuthorsFixture : StoreFixture
{
    public override ValueTask<IOmsStore> OpenAsync(CancellationToken cancellationToken) => new(new InMemoryStore(TimeProvider.System));
}
