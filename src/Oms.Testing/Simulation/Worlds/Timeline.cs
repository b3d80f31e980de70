using NodaTime;

namespace Oms.Testing.Simulation.Worlds;

/// <summary>
/// Virtual time as a queue of what happens next. What falls on one microsecond happens in an order drawn by chance. A step that belongs to a
/// node which was killed since is dropped: whatever awaited it never resumes, as after a kill of a process.
/// </summary>
internal sealed class Timeline(Chance chance)
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);
    private readonly PriorityQueue<Entry, Moment> _queue = new();
    private long _made;

    /// <summary>Microseconds since the beginning.</summary>
    public long Now { get; private set; }

    public Instant Instant => Start + Duration.FromTicks(Now * 10);

    public static long Micros(Duration duration) => duration.BclCompatibleTicks / 10;

    public static long Of(Instant instant) => Micros(instant - Start);

    public void After(long micros, Node? node, Action action) => At(Now + micros, node, action);

    public void At(long moment, Node? node, Action action) =>
        _queue.Enqueue(new Entry(node, node?.Epoch ?? 0, action), new Moment(Math.Max(moment, Now), (uint)(chance.Next() >> 32), ++_made));

    /// <summary>A wait on a node: it never ends where the node is killed meanwhile.</summary>
    public Task Wait(long micros, Node? node)
    {
        var done = new TaskCompletionSource();
        After(micros, node, done.SetResult);
        return done.Task;
    }

    /// <summary>Runs the next step.</summary>
    /// <returns>False: there is none.</returns>
    public bool Step()
    {
        if (!_queue.TryDequeue(out var entry, out var moment))
        {
            return false;
        }

        if (entry.Node is { } node)
        {
            if (node.Epoch != entry.Epoch)
            {
                return true;
            }

            if (node.PausedUntil > moment.At)
            {
                _queue.Enqueue(entry, moment with { At = node.PausedUntil });
                return true;
            }
        }

        Now = moment.At;
        entry.Action();
        return true;
    }

    private readonly record struct Entry(Node? Node, int Epoch, Action Action);

    private readonly record struct Moment(long At, uint Tie, long No) : IComparable<Moment>
    {
        public int CompareTo(Moment other)
        {
            var order = At.CompareTo(other.At);
            order = order != 0 ? order : Tie.CompareTo(other.Tie);
            return order != 0 ? order : No.CompareTo(other.No);
        }
    }
}
