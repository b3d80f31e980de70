using System.Buffers;
using System.ComponentModel;

namespace Oms.Storage.EfCore.Providers;

/// <summary>
/// Lets concurrent reads share one query: one runs at a time, the next gathers meanwhile. A read a command costs as much as its commit, a shared one
/// almost nothing. A read that starts after a commit was answered sees it, because its query starts later still. Thread-safe.
/// </summary>
/// <typeparam name="TKey">What is asked.</typeparam>
/// <typeparam name="TValue">What is found.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CoalescingReader<TKey, TValue> : Gatherer<TKey, TValue>
{
    private readonly CoalescedLoad<TKey, TValue> _load;
    private readonly List<TKey> _keys = [];

    /// <summary>A reader over a load function, which is never called twice at a time.</summary>
    public CoalescingReader(CoalescedLoad<TKey, TValue> load, GatheringOptions options)
        : base(options ?? throw new ArgumentNullException(nameof(options)))
    {
        ArgumentNullException.ThrowIfNull(load);
        _load = load;
    }

    /// <summary>Reads, together with whoever asks at the same time.</summary>
    public ValueTask<TValue> ReadAsync(TKey key, CancellationToken cancellationToken) => GatherAsync(key, cancellationToken);

    private protected override async ValueTask RunAsync(List<Gathered<TKey, TValue>> members, CancellationToken deadline)
    {
        var values = ArrayPool<TValue>.Shared.Rent(members.Count);
        try
        {
            foreach (var member in members)
            {
                _keys.Add(member.Input);
            }

            await _load(_keys, values.AsMemory(0, members.Count), deadline).ConfigureAwait(false);
            for (var i = 0; i < members.Count; i++)
            {
                members[i].Answer(values[i]);
            }
        }
        finally
        {
            _keys.Clear();
            ArrayPool<TValue>.Shared.Return(values, clearArray: true);
        }
    }

    private protected override Exception Unanswered(Exception? error) => error switch
    {
        StoreException store => new StoreException(store.Code, store.Message, store),
        OperationCanceledException => new StoreException(StoreErrors.Unavailable, "The read ran out of time.", error),
        null => new InvalidOperationException("The load gave no answer."),
        _ => error,
    };
}

/// <summary>Loads several keys at one moment and puts what it found for <paramref name="keys"/>[i] into <paramref name="values"/>[i].</summary>
/// <param name="keys">The keys; valid during the call only.</param>
/// <param name="values">As long as the keys.</param>
/// <param name="deadline">Ends the load.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate ValueTask CoalescedLoad<TKey, TValue>(IReadOnlyList<TKey> keys, Memory<TValue> values, CancellationToken deadline);
