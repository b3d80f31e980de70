using Oms.Conformance;
using Oms.Conformance.Storage;
using Oms.Storage.Tests.Sqlite;

namespace Oms.Storage.Tests.SqlitePortable;

public sealed class SqlitePortableIsComplete() : ConformanceIsComplete(typeof(StoreSuite));

public sealed class SqlitePortableCommit() : CommitConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableEvent() : EventConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableGeneratedOrder() : GeneratedOrderConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableKey() : KeyConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableOperation() : OperationConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableOrderDiff() : OrderDiffConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableOrderRoundTrip() : OrderRoundTripConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableScopeRoundTrip() : ScopeRoundTripConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableStock() : StockConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableStockTruth() : StockTruthConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableVersion() : VersionConformance(new SqliteFixture(portable: true));
