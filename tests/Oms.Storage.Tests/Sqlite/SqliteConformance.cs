using Oms.Conformance;
using Oms.Conformance.Storage;

namespace Oms.Storage.Tests.Sqlite;

public sealed class SqliteIsComplete() : ConformanceIsComplete(typeof(StoreSuite));

public sealed class SqliteCommit() : CommitConformance(new SqliteFixture());

public sealed class SqliteEvent() : EventConformance(new SqliteFixture());

public sealed class SqliteGeneratedOrder() : GeneratedOrderConformance(new SqliteFixture());

public sealed class SqliteKey() : KeyConformance(new SqliteFixture());

public sealed class SqliteOperation() : OperationConformance(new SqliteFixture());

public sealed class SqliteOrderDiff() : OrderDiffConformance(new SqliteFixture());

public sealed class SqliteOrderRoundTrip() : OrderRoundTripConformance(new SqliteFixture());

public sealed class SqliteScopeRoundTrip() : ScopeRoundTripConformance(new SqliteFixture());

public sealed class SqliteStock() : StockConformance(new SqliteFixture());

public sealed class SqliteStockTruth() : StockTruthConformance(new SqliteFixture());

public sealed class SqliteVersion() : VersionConformance(new SqliteFixture());
