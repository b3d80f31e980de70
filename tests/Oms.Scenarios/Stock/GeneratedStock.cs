using CsCheck;
using NodaTime;
using Oms.Inventory;
using Oms.Testing;

namespace Oms.Scenarios.Stock;

/// <summary>Any sequence of stock operations and reservations at one location does what the model says, step by step.</summary>
public abstract class GeneratedStock(ScenarioStore store) : IAsyncDisposable
{
    private static readonly Sku Jar = new("JAR");
    private static readonly LocationCode X = new("x");
    private static readonly Gen<(int Kind, int A, int B)[]> Steps = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 30], Gen.Int[0, 30]).Array[1, 40];

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Fact]
    public async Task Every_step_agrees_with_the_model()
    {
        var seed = 0;
        await Steps.SampleAsync(
            async steps =>
            {
                await using var host = await store.OpenAsync(seed: Interlocked.Increment(ref seed));
                var tenant = new TenantId(seed);
                var oms = host.Oms.For(tenant);
                await oms.Inventory.PutLocationAsync(new PutLocation { Location = new Location { Code = X } });
                var run = new Run(host, oms);
                for (var i = 0; i < steps.Length; i++)
                {
                    await run.StepAsync(i, steps[i].Kind, steps[i].A, steps[i].B);
                }
            },
            iter: store.Share,
            threads: 1);
    }

    private sealed class Run(OmsTestHost host, IOms oms)
    {
        private readonly StockBookModel _model = new();
        private readonly List<Guid> _held = [];

        public async Task StepAsync(int step, int kind, int a, int b)
        {
            var (said, expected) = await DoAsync(step, kind, a, b);
            Assert.True(said == expected, $"step {step} ({kind}, {a}, {b}): the model says {expected}, it was {said}.");
            var position = (await oms.Inventory.StockAsync([Jar])).Positions.SingleOrDefault() ?? new StockPosition { Sku = Jar, Location = X };
            var live = _model.Reserved(host.Now);
            Assert.Equal(
                (step, _model.Sellable, _model.Damaged, live, Math.Max(0, _model.Sellable - live), (long)_model.Moves),
                (step, position.Sellable, position.Damaged, position.Reserved - position.Expired, position.Available, position.Moves));
            Assert.InRange(position.Short, 0, Math.Max(0, position.Reserved - position.Sellable));
        }

        private async Task<(string Said, string Expected)> DoAsync(int step, int kind, int a, int b)
        {
            var inventory = oms.Inventory;
            var now = host.Now;
            var line = new StockLine { Sku = Jar, Location = X, Quantity = 1 + a };
            Duration? length = b % 4 == 0 ? null : Duration.FromMinutes(1 + b);
            var some = _held.Count == 0 ? -1 : b % _held.Count;
            switch (kind)
            {
                case 0: return (await TryAsync(() => inventory.ReceiveAsync(new ReceiveStock { Lines = [line] })), _model.Change(1 + a));
                case 1: return (await TryAsync(() => inventory.AdjustAsync(new AdjustStock { Lines = [line with { Quantity = -1 - a }], Reason = "lost" })), _model.Change(-1 - a));
                case 2:
                    var seen = Math.Min(b, _model.Moves);
                    return (await TryAsync(() => inventory.CountAsync(new CountStock { Location = X, Lines = [new CountLine { Sku = Jar, Counted = a, Moves = seen }] })), _model.Count(a, seen));
                case 3: return (await TryAsync(() => inventory.SyncAsync(Sync((SyncMeaning)(b % 3), a))), _model.Sync((SyncMeaning)(b % 3), a, a - (b % 3 == 2 ? 15 : 0), now));
                case 4 or 5:
                    var recondition = new ReconditionLine { Sku = Jar, Location = X, Quantity = 1 + (a % 9), From = kind == 4 ? StockCondition.Sellable : StockCondition.Damaged, To = kind == 4 ? StockCondition.Damaged : StockCondition.Sellable };
                    return (await TryAsync(() => inventory.ReconditionAsync(new ReconditionStock { Lines = [recondition] })), _model.Recondition(recondition.Quantity, kind == 4));
                case 6 or 7:
                    var expected = _model.Reserve(1 + (a % 9), length, now);
                    return (await TryAsync(async () =>
                    {
                        var receipt = await inventory.ReserveAsync(new ReserveStock { Owner = "cart", For = length, Lines = [new ReserveLine { Sku = Jar, Location = X, Quantity = 1 + (a % 9) }] });
                        _held.Add(receipt.Id);
                        return receipt;
                    }), expected);
                case 8 when some >= 0: return (await TryAsync(() => inventory.ExtendReservationAsync(new ExtendReservation { Reservation = _held[some], For = a % 5 == 0 ? null : Duration.FromMinutes(1 + a) })), _model.Extend(some, a % 5 == 0 ? null : Duration.FromMinutes(1 + a), now));
                case 9 when some >= 0: return (await TryAsync(() => inventory.ReleaseReservationAsync(new ReleaseReservation { Reservation = _held[some] })), _model.Release(some, now));
                case 10 when some >= 0: return (await TryAsync(() => inventory.ShipReservedAsync(new ShipReserved { Reservation = _held[some] })), _model.Ship(some));
                default:
                    await host.AdvanceAsync(Duration.FromMinutes(a));
                    _model.Sweep(host.Now);
                    return ("", "");
            }

            SyncStock Sync(SyncMeaning meaning, long sequence) => new()
            {
                Key = $"sync-{step}",
                Source = "erp",
                Meaning = meaning,
                Sequence = sequence,
                Lines = [new SyncLine { Sku = Jar, Location = X, Quantity = sequence - (meaning == SyncMeaning.Delta ? 15 : 0) }],
            };
        }

        private static async Task<string> TryAsync(Func<ValueTask<CommandReceipt>> call)
        {
            try
            {
                var outcome = (await call()).Outcome;
                return outcome is "stale" or "synced" or "over-already" or "shipped-already" ? outcome : "done";
            }
            catch (OmsException e)
            {
                return e.Code;
            }
        }
    }
}

public sealed class MemoryGeneratedStock() : GeneratedStock(new MemoryStore());

public sealed class SqliteGeneratedStock() : GeneratedStock(new SqliteStore());
