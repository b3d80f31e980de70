using Oms.Conformance;
using Oms.Conformance.Storage;
using Oms.Storage.Tests.Sqlite;

namespace Oms.Storage.Tests.SqlitePortable;

public sealed class SqlitePortableIsComplete() : ConformanceIsComplete(typeof(StoreSuite));

public sealed class SqlitePortableAudit() : AuditConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableClaim() : ClaimConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableCommit() : CommitConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableEvent() : EventConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableFence() : FenceConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableGeneratedOrder() : GeneratedOrderConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableGroup() : GroupConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableHandler() : HandlerConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableHostTransaction() : HostTransactionConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableKey() : KeyConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableLimits() : LimitsConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableMaintenance() : MaintenanceConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableOperation() : OperationConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableOrderDiff() : OrderDiffConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableOrderQuery() : OrderQueryConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableOrderRoundTrip() : OrderRoundTripConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableQuery() : QueryConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableRead() : ReadConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableReservation() : ReservationConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableReservationExpiry() : ReservationExpiryConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableSchedule() : ScheduleConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableScopeRoundTrip() : ScopeRoundTripConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableStock() : StockConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableStockModel() : StockModelConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableStockRace() : StockRaceConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableStockTruth() : StockTruthConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableTornRead() : TornReadConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableVersion() : VersionConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableAvailability() : AvailabilityConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableInbound() : InboundConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortableLedger() : LedgerConformance(new SqliteFixture(portable: true));

public sealed class SqlitePortablePlan() : PlanConformance(new SqliteFixture(portable: true));
