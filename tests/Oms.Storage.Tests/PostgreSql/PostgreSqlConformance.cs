using Oms.Conformance;
using Oms.Conformance.Storage;

namespace Oms.Storage.Tests.PostgreSql;

public sealed class PostgreSqlIsComplete() : ConformanceIsComplete(typeof(StoreSuite));

public sealed class PostgreSqlAudit() : AuditConformance(new PostgreSqlFixture());

public sealed class PostgreSqlClaim() : ClaimConformance(new PostgreSqlFixture());

public sealed class PostgreSqlCommit() : CommitConformance(new PostgreSqlFixture());

public sealed class PostgreSqlEvent() : EventConformance(new PostgreSqlFixture());

public sealed class PostgreSqlFence() : FenceConformance(new PostgreSqlFixture());

public sealed class PostgreSqlGeneratedOrder() : GeneratedOrderConformance(new PostgreSqlFixture());

public sealed class PostgreSqlGroup() : GroupConformance(new PostgreSqlFixture());

public sealed class PostgreSqlHandler() : HandlerConformance(new PostgreSqlFixture());

public sealed class PostgreSqlHostTransaction() : HostTransactionConformance(new PostgreSqlFixture());

public sealed class PostgreSqlKey() : KeyConformance(new PostgreSqlFixture());

public sealed class PostgreSqlLimits() : LimitsConformance(new PostgreSqlFixture());

public sealed class PostgreSqlMaintenance() : MaintenanceConformance(new PostgreSqlFixture());

public sealed class PostgreSqlOperation() : OperationConformance(new PostgreSqlFixture());

public sealed class PostgreSqlOrderDiff() : OrderDiffConformance(new PostgreSqlFixture());

public sealed class PostgreSqlOrderQuery() : OrderQueryConformance(new PostgreSqlFixture());

public sealed class PostgreSqlOrderRoundTrip() : OrderRoundTripConformance(new PostgreSqlFixture());

public sealed class PostgreSqlQuery() : QueryConformance(new PostgreSqlFixture());

public sealed class PostgreSqlRead() : ReadConformance(new PostgreSqlFixture());

public sealed class PostgreSqlReservation() : ReservationConformance(new PostgreSqlFixture());

public sealed class PostgreSqlReservationExpiry() : ReservationExpiryConformance(new PostgreSqlFixture());

public sealed class PostgreSqlSchedule() : ScheduleConformance(new PostgreSqlFixture());

public sealed class PostgreSqlScopeRoundTrip() : ScopeRoundTripConformance(new PostgreSqlFixture());

public sealed class PostgreSqlStock() : StockConformance(new PostgreSqlFixture());

public sealed class PostgreSqlStockModel() : StockModelConformance(new PostgreSqlFixture());

public sealed class PostgreSqlStockRace() : StockRaceConformance(new PostgreSqlFixture());

public sealed class PostgreSqlStockTruth() : StockTruthConformance(new PostgreSqlFixture());

public sealed class PostgreSqlTornRead() : TornReadConformance(new PostgreSqlFixture());

public sealed class PostgreSqlVersion() : VersionConformance(new PostgreSqlFixture());

public sealed class PostgreSqlAvailability() : AvailabilityConformance(new PostgreSqlFixture());

public sealed class PostgreSqlInbound() : InboundConformance(new PostgreSqlFixture());

public sealed class PostgreSqlLedger() : LedgerConformance(new PostgreSqlFixture());

public sealed class PostgreSqlPlan() : PlanConformance(new PostgreSqlFixture());
