using Oms.Conformance;
using Oms.Conformance.Storage;

namespace Oms.Storage.Tests.Sqlite;

public sealed class SqliteIsComplete() : ConformanceIsComplete(typeof(StoreSuite));

public sealed class SqliteAudit() : AuditConformance(new SqliteFixture());

public sealed class SqliteClaim() : ClaimConformance(new SqliteFixture());

public sealed class SqliteCommit() : CommitConformance(new SqliteFixture());

public sealed class SqliteEvent() : EventConformance(new SqliteFixture());

public sealed class SqliteFence() : FenceConformance(new SqliteFixture());

public sealed class SqliteGeneratedOrder() : GeneratedOrderConformance(new SqliteFixture());

public sealed class SqliteGroup() : GroupConformance(new SqliteFixture());

public sealed class SqliteHandler() : HandlerConformance(new SqliteFixture());

public sealed class SqliteHostTransaction() : HostTransactionConformance(new SqliteFixture());

public sealed class SqliteKey() : KeyConformance(new SqliteFixture());

public sealed class SqliteLimits() : LimitsConformance(new SqliteFixture());

public sealed class SqliteMaintenance() : MaintenanceConformance(new SqliteFixture());

public sealed class SqliteOperation() : OperationConformance(new SqliteFixture());

public sealed class SqliteOrderDiff() : OrderDiffConformance(new SqliteFixture());

public sealed class SqliteOrderQuery() : OrderQueryConformance(new SqliteFixture());

public sealed class SqliteOrderRoundTrip() : OrderRoundTripConformance(new SqliteFixture());

public sealed class SqliteQuery() : QueryConformance(new SqliteFixture());

public sealed class SqliteRead() : ReadConformance(new SqliteFixture());

public sealed class SqliteReservation() : ReservationConformance(new SqliteFixture());

public sealed class SqliteReservationExpiry() : ReservationExpiryConformance(new SqliteFixture());

public sealed class SqliteSchedule() : ScheduleConformance(new SqliteFixture());

public sealed class SqliteScopeRoundTrip() : ScopeRoundTripConformance(new SqliteFixture());

public sealed class SqliteStock() : StockConformance(new SqliteFixture());

public sealed class SqliteStockModel() : StockModelConformance(new SqliteFixture());

public sealed class SqliteStockRace() : StockRaceConformance(new SqliteFixture());

public sealed class SqliteStockTruth() : StockTruthConformance(new SqliteFixture());

public sealed class SqliteTornRead() : TornReadConformance(new SqliteFixture());

public sealed class SqliteVersion() : VersionConformance(new SqliteFixture());

public sealed class SqliteAvailability() : AvailabilityConformance(new SqliteFixture());

public sealed class SqliteInbound() : InboundConformance(new SqliteFixture());

public sealed class SqliteLedger() : LedgerConformance(new SqliteFixture());

public sealed class SqlitePlan() : PlanConformance(new SqliteFixture());
