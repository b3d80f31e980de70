using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Oms.Diagnostics;
using Oms.Engine;
using Oms.Events;
using Oms.Ids;
using Oms.Outbox;
using Oms.Storage;
using Oms.Storage.InMemory;

namespace Oms.Core.Tests.Outbox;

/// <summary>A store with streams, and pumps over it, as the container would put them together.</summary>
internal sealed class PumpWorld : IAsyncDisposable
{
    private readonly List<IEventHandler> _handlers = [];
    private readonly List<IWorkHandler> _work = [];
    private readonly List<ServiceProvider> _providers = [];
    private readonly EventCodec _codec = new();
    private readonly TimeProvider _time;
    private readonly UuidV7Generator _ids;

    public PumpWorld(TimeProvider? time = null, TimeProvider? databaseTime = null)
    {
        _time = time ?? Time;
        _ids = new UuidV7Generator(Clock, new SeededRandom());
        Store = new FaultyStore(new InMemoryStore(databaseTime ?? _time)) { BeforeMaintain = (request, _) => Pruned.Enqueue(request.Before ?? Instant.MinValue) };
    }

    public ManualTime Time { get; } = new();

    public FaultyStore Store { get; }

    /// <summary>The moments before which operation keys were to go.</summary>
    public ConcurrentQueue<Instant> Pruned { get; } = [];

    public OutboxOptions Options { get; } = new();

    public IClock Clock => _time is ManualTime manual ? manual : SystemClock.Instance;

    public PumpWorld With(IEventHandler handler)
    {
        _handlers.Add(handler);
        return this;
    }

    public PumpWorld With(IWorkHandler handler)
    {
        _work.Add(handler);
        return this;
    }

    /// <summary>One process: a pump of its own over the same store.</summary>
    public IServiceProvider Process(params IEventHandler[] others)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IOmsStore>(Store).AddSingleton(_time).AddSingleton(Clock);
        services.AddSingleton<IRandomSource>(new SeededRandom()).AddSingleton<IIdGenerator>(_ids);
        services.AddSingleton<EventCodec>().AddSingleton<IOmsRoot, NoServices>();
        services.AddSingleton<Microsoft.Extensions.Options.IOptions<OutboxOptions>>(Microsoft.Extensions.Options.Options.Create(Options));
        services.AddDiagnostics().AddOutbox();
        foreach (var handler in others.Length > 0 ? others : [.. _handlers])
        {
            services.AddSingleton(handler);
        }

        foreach (var handler in _work)
        {
            services.AddSingleton(handler);
        }

        var provider = services.BuildServiceProvider();
        _providers.Add(provider);
        return provider;
    }

    public IOutboxPump Pump(params IEventHandler[] others) => Process(others).GetRequiredService<IOutboxPump>();

    public IHostedService Dispatcher() => Process().GetServices<IHostedService>().Single();

    public StreamId NewStream() => new(StreamKinds.Order, _ids.NewId());

    public Guid NewId() => _ids.NewId();

    public async Task AppendAsync(StreamId stream, long first, params string[] kinds)
    {
        var events = kinds.Select((kind, i) => _codec.Encode(stream, first + i, new CustomFactRecorded { Kind = kind, Json = "{}" }));
        await CommitAsync(NewChangeSet() with { Events = [.. events] });
    }

    public async Task CommitAsync(ChangeSet changes) =>
        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(changes, CancellationToken.None));

    public ChangeSet NewChangeSet()
    {
        var id = _ids.NewId();
        return new ChangeSet
        {
            Tenant = TenantId.Default,
            CommitId = id,
            OperationId = id.ToString("N"),
            Fingerprint = new byte[32],
            At = Clock.GetCurrentInstant(),
            Actor = "test:test",
            Result = new CommitResult { Outcome = "done", Id = id },
        };
    }

    public async Task<StreamState> HeadAsync(StreamId stream) =>
        (await Store.ReadAsync(new StoreRead.StreamHead(TenantId.Default, stream), CancellationToken.None))!;

    public async Task<ScheduledWork> WorkAsync(Guid id) =>
        (await Store.ReadAsync(new StoreRead.WorkById(TenantId.Default, id), CancellationToken.None))!;

    /// <summary>Waits for something other threads do; time that a test moves stands still meanwhile.</summary>
    public static async Task UntilAsync(Func<bool> holds, string what)
    {
        for (var i = 0; i < 1000 && !holds(); i++)
        {
            await Task.Delay(10);
        }

        Assert.True(holds(), $"Waited in vain: {what}.");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers)
        {
            await provider.DisposeAsync();
        }
    }

    private sealed class NoServices : IOmsRoot
    {
        public IOms View(TenantId tenant, Actor actor) => null!;
    }
}

/// <summary>The same chance in every run.</summary>
internal sealed class SeededRandom : IRandomSource
{
    private readonly Random _random = new(4711);

    public void Fill(Span<byte> bytes)
    {
        lock (_random)
        {
            _random.NextBytes(bytes);
        }
    }
}

/// <summary>A handler made of a function; it remembers what it was given.</summary>
internal sealed class RecordingHandler(string name, Func<EventContext, CancellationToken, ValueTask<ChangeSet?>>? handle = null) : IEventHandler
{
    private readonly Lock _gate = new();
    private readonly List<(StreamId Stream, long Sequence, int Attempt)> _calls = [];

    public string Name => name;

    public IReadOnlyList<(StreamId Stream, long Sequence, int Attempt)> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    public long[] SequencesOf(StreamId stream) => [.. Calls.Where(call => call.Stream == stream).Select(call => call.Sequence)];

    public async ValueTask<ChangeSet?> HandleAsync(EventContext context, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _calls.Add((context.Envelope.Stream, context.Envelope.Sequence, context.Attempt));
        }

        return handle is null ? null : await handle(context, cancellationToken);
    }
}
