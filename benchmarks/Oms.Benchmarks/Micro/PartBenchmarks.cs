using BenchmarkDotNet.Attributes;
using Oms.Engine;
using Oms.Orders;
using Oms.Storage.EfCore.Providers;
using Oms.Workflow;

namespace Oms.Benchmarks.Micro;

/// <summary>What an order of three lines costs in each part of the engine, without a store.</summary>
[MemoryDiagnoser]
public class PartBenchmarks
{
    private readonly Bench _bench = new();

    /// <summary>The whole decision of a placement: frozen prices, sourcing with its explanation, two events folded.</summary>
    [Benchmark]
    public object Decision() => _bench.Decide();

    /// <summary>The decision and its change set, events encoded.</summary>
    [Benchmark]
    public object ChangeSet() => _bench.Build();

    /// <summary>Two events folded into an order.</summary>
    [Benchmark]
    public object Fold()
    {
        Order? order = null;
        foreach (var fact in _bench.Facts)
        {
            order = Order.Apply(order, _bench.Order.Id, fact);
        }

        return order!;
    }

    /// <summary>The placement's event as JSON.</summary>
    [Benchmark]
    public object Encoding() => _bench.Codec.Encode(Events.StreamId.Of(_bench.Order.Id), 1, _bench.Facts[0]);

    /// <summary>The canonical form of the command and its hash.</summary>
    [Benchmark]
    public object FingerprintOf() => Fingerprint.Of(_bench.Command);

    /// <summary>The change set as rows.</summary>
    [Benchmark]
    public object Mapping() => CommitPlan.Of(_bench.Changes);

    /// <summary>One lifecycle decision: is the command allowed, and where does the fact lead.</summary>
    [Benchmark]
    public object? Lifecycle() => _bench.Lifecycle.Allows(_bench.Order.State, WorkflowCommands.Confirm) ? _bench.Lifecycle.Fire(_bench.Order, WorkflowTriggers.Confirmed, Bench.Now) : null;
}
