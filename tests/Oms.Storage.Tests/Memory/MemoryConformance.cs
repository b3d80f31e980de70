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

public sealed class MemoryStockRaces() : StockRaceConformance(new MemoryFixture());

public sealed class MemoryStockModels() : StockModelConformance(new MemoryFixture());

public sealed class MemoryReservations() : ReservationConformance(new MemoryFixture());

public sealed class MemoryReservationExpiry() : ReservationExpiryConformance(new MemoryFixture());

public sealed class MemoryGroups() : GroupConformance(new MemoryFixture());

public sealed class MemoryReads() : ReadConformance(new MemoryFixture());

public sealed class MemoryTornReads() : TornReadConformance(new MemoryFixture());

public sealed class MemoryClaim() : ClaimConformance(new MemoryFixture());

public sealed class MemoryHandler() : HandlerConformance(new MemoryFixture());

public sealed class MemoryFence() : FenceConformance(new MemoryFixture());

public sealed class MemorySchedule() : ScheduleConformance(new MemoryFixture());

public sealed class MemoryOrderQuery() : OrderQueryConformance(new MemoryFixture());

public sealed class MemoryQuery() : QueryConformance(new MemoryFixture());

public sealed class MemoryAudit() : AuditConformance(new MemoryFixture());

public sealed class MemoryMaintenance() : MaintenanceConformance(new MemoryFixture());

public sealed class MemoryHostTransaction() : HostTransactionConformance(new MemoryFixture());

public sealed class MemoryLimits() : LimitsConformance(new MemoryFixture());

public sealed class MemoryAvailability() : AvailabilityConformance(new MemoryFixture());

public sealed class MemoryInbound() : InboundConformance(new MemoryFixture());

public sealed class MemoryLedger() : LedgerConformance(new MemoryFixture());

public sealed class MemoryPlan() : PlanConformance(new MemoryFixture());
