using Oms.Conformance;
using Oms.Conformance.Storage;

namespace Oms.Storage.Tests.Memory;

public sealed class MemoryIsComplete() : ConformanceIsComplete(typeof(StoreSuite));

public sealed class MemoryCommits() : CommitConformance(new MemoryFixture());

public sealed class MemoryOperations() : OperationConformance(new MemoryFixture());

public sealed class MemoryKeys() : KeyConformance(new MemoryFixture());

public sealed class MemoryVersions() : VersionConformance(new MemoryFixture());

public sealed class MemoryEvents() : EventConformance(new MemoryFixture());

public sealed class MemoryOrderRoundTrips() : OrderRoundTripConformance(new MemoryFixture());

public sealed class MemoryOrderDiffs() : OrderDiffConformance(new MemoryFixture());

public sealed class MemoryGeneratedOrders() : GeneratedOrderConformance(new MemoryFixture());

public sealed class MemoryScopeRoundTrips() : ScopeRoundTripConformance(new MemoryFixture());

public sealed class MemoryStock() : StockConformance(new MemoryFixture());

public sealed class MemoryStockTruth() : StockTruthConformance(new MemoryFixture());
