using Oms.Conformance;
using Oms.Conformance.Storage;
using Oms.Storage.Tests.PostgreSql;

namespace Oms.Storage.Tests.PostgreSqlPortable;

public sealed class PostgreSqlPortableIsComplete() : ConformanceIsComplete(typeof(StoreSuite));

public sealed class PostgreSqlPortableAudit() : AuditConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableClaim() : ClaimConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableCommit() : CommitConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableEvent() : EventConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableFence() : FenceConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableGeneratedOrder() : GeneratedOrderConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableGroup() : GroupConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableHandler() : HandlerConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableHostTransaction() : HostTransactionConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableKey() : KeyConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableLimits() : LimitsConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableMaintenance() : MaintenanceConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableOperation() : OperationConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableOrderDiff() : OrderDiffConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableOrderQuery() : OrderQueryConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableOrderRoundTrip() : OrderRoundTripConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableQuery() : QueryConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableRead() : ReadConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableReservation() : ReservationConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableReservationExpiry() : ReservationExpiryConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableSchedule() : ScheduleConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableScopeRoundTrip() : ScopeRoundTripConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableStock() : StockConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableStockModel() : StockModelConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableStockRace() : StockRaceConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableStockTruth() : StockTruthConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableTornRead() : TornReadConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableVersion() : VersionConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableAvailability() : AvailabilityConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableInbound() : InboundConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortableLedger() : LedgerConformance(new PostgreSqlFixture(portable: true));

public sealed class PostgreSqlPortablePlan() : PlanConformance(new PostgreSqlFixture(portable: true));
