using Oms.Conformance;
using Oms.Conformance.Storage;

namespace Oms.StoreAuthor.Tests;

/// <summary>Every suite, run by a program that does not know the engine.</summary>
public sealed class AuthorsIsComplete() : ConformanceIsComplete(typeof(StoreSuite));

public sealed class AuthorsCommits() : CommitConformance(new AuthorsFixture());

public sealed class AuthorsOperations() : OperationConformance(new AuthorsFixture());

public sealed class AuthorsKeys() : KeyConformance(new AuthorsFixture());

public sealed class AuthorsVersions() : VersionConformance(new AuthorsFixture());

public sealed class AuthorsEvents() : EventConformance(new AuthorsFixture());

public sealed class AuthorsOrderRoundTrips() : OrderRoundTripConformance(new AuthorsFixture());

public sealed class AuthorsOrderDiffs() : OrderDiffConformance(new AuthorsFixture());

public sealed class AuthorsGeneratedOrders() : GeneratedOrderConformance(new AuthorsFixture());

public sealed class AuthorsScopeRoundTrips() : ScopeRoundTripConformance(new AuthorsFixture());

public sealed class AuthorsStock() : StockConformance(new AuthorsFixture());

public sealed class AuthorsStockTruth() : StockTruthConformance(new AuthorsFixture());

public sealed class AuthorsStockRaces() : StockRaceConformance(new AuthorsFixture());

public sealed class AuthorsStockModels() : StockModelConformance(new AuthorsFixture());

public sealed class AuthorsReservations() : ReservationConformance(new AuthorsFixture());

public sealed class AuthorsReservationExpiry() : ReservationExpiryConformance(new AuthorsFixture());

public sealed class AuthorsGroups() : GroupConformance(new AuthorsFixture());

public sealed class AuthorsReads() : ReadConformance(new AuthorsFixture());

public sealed class AuthorsTornReads() : TornReadConformance(new AuthorsFixture());

public sealed class AuthorsClaim() : ClaimConformance(new AuthorsFixture());

public sealed class AuthorsHandler() : HandlerConformance(new AuthorsFixture());

public sealed class AuthorsFence() : FenceConformance(new AuthorsFixture());

public sealed class AuthorsSchedule() : ScheduleConformance(new AuthorsFixture());

public sealed class AuthorsOrderQuery() : OrderQueryConformance(new AuthorsFixture());

public sealed class AuthorsQuery() : QueryConformance(new AuthorsFixture());

public sealed class AuthorsAudit() : AuditConformance(new AuthorsFixture());

public sealed class AuthorsMaintenance() : MaintenanceConformance(new AuthorsFixture());

public sealed class AuthorsHostTransaction() : HostTransactionConformance(new AuthorsFixture());

public sealed class AuthorsLimits() : LimitsConformance(new AuthorsFixture());

public sealed class AuthorsAvailability() : AvailabilityConformance(new AuthorsFixture());

public sealed class AuthorsInbound() : InboundConformance(new AuthorsFixture());

public sealed class AuthorsLedger() : LedgerConformance(new AuthorsFixture());

public sealed class AuthorsPlan() : PlanConformance(new AuthorsFixture());
