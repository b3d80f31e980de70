using Oms.Benchmarks.Recordings;

namespace Oms.Benchmarks.Floors;

/// <summary>Commits recorded steps without an engine: prepared statements and values, nothing else.</summary>
internal interface IFloor : IAsyncDisposable
{
    /// <summary>Commits one step of an order, durably.</summary>
    /// <param name="order">The order's own values.</param>
    /// <param name="step">Which commit of its life.</param>
    ValueTask CommitAsync(FloorOrder order, int step);
}

/// <summary>A step that waits to be committed.</summary>
internal readonly record struct FloorCommit(FloorOrder Order, int Step);
