using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Oms.Storage;
using Oms.Supply;
using Oms.Testing.Simulation.Checks;
using Oms.Verification;

namespace Oms.Testing.Simulation.Worlds;

/// <summary>
/// One world of one seed: nodes over one shared store, clients, faults, virtual time. Everything runs on the thread that calls <see cref="Play"/>:
/// each await that can suspend is a step of the <see cref="Timeline"/>, whose completion runs what follows at once.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    public static readonly Duration Lease = Duration.FromSeconds(5);
    public static readonly Duration HandlerTimeout = Duration.FromSeconds(2);

    /// <summary>Longest soft reservation that clients make.</summary>
    public static readonly Duration LongestHold = Duration.FromSeconds(30);

    private static readonly Duration HealedFor = LongestHold + (Lease * 12);

    private readonly ServiceProvider _database;
    private readonly ServiceProvider _office;
    private readonly IOmsStore _truth;
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly long _poll;
    private readonly SimulatedFaults _mix;

    public World(SimulationOptions options, ulong seed, int commands, bool traced)
    {
        Options = options;
        Left = commands;
        Chance = new Chance(seed);
        Timeline = new Timeline(Chance);
        Trace = traced ? new Trace(Timeline) : null;
        _mix = options.Faults ?? SimulatedFaults.Draw(Chance);
        _poll = Chance.Of<long>([60_000, 150_000, 500_000]);
        Think = Chance.Of<long>([2_000, 20_000, 100_000, 300_000]);
        StockHintAge = Chance.Below(4) == 0 ? Duration.FromSeconds(1) : Duration.Zero;
        Whole = Chance.Below(2) == 0;
        var time = new NodeTime(Timeline, null, Duration.Zero);
        var database = new ServiceCollection().AddSingleton<TimeProvider>(time);
        new OmsBuilder(database).UseInMemory();
        _database = database.BuildServiceProvider();
        var memory = _database.GetRequiredService<IOmsStore>();
        _truth = memory;
        Store = options.Store?.Invoke(memory) ?? memory;
        _office = new ServiceCollection()
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(_truth)
            .AddOrderManagement(static _ => { })
            .BuildServiceProvider();
        Coverage = new SimulationCoverage();
        Watch = new Watch(this);
        Ledger = new Ledger(this);
        Nodes = [.. Enumerable.Range(0, options.Nodes ?? (1 + Chance.Below(4))).Select(number => new Node(this, number))];
        Shops = [Opening.Shop(this, TenantId.Default), Opening.Shop(this, new TenantId(7))];
        Clients = [.. Enumerable.Range(0, options.Clients ?? (1 + Chance.Below(8))).Select(number => new Client(this, number))];
    }

    public SimulationOptions Options { get; }

    public Chance Chance { get; }

    public Timeline Timeline { get; }

    public Trace? Trace { get; }

    public IOmsStore Store { get; }

    /// <summary>The oracle, outside of all nodes.</summary>
    public IOmsVerifier Verifier => _office.GetRequiredService<IOmsVerifier>();

    public SimulationCoverage Coverage { get; }

    public Watch Watch { get; }

    public Ledger Ledger { get; }

    public IReadOnlyList<Node> Nodes { get; }

    public IReadOnlyList<SimulatedShop> Shops { get; }

    public IReadOnlyList<Client> Clients { get; }

    /// <summary>The faults that happen now: none while the shop is set up and after everything was healed.</summary>
    public SimulatedFaults Faults { get; private set; } = SimulatedFaults.None;

    public long OutageUntil { get; private set; }

    public bool Healed { get; private set; }

    /// <summary>How long clients think, in microseconds.</summary>
    public long Think { get; }

    public Duration StockHintAge { get; }

    /// <summary>Whether delays are whole milliseconds: then moments meet exactly.</summary>
    public bool Whole { get; }

    /// <summary>Commands that clients have still to send.</summary>
    public int Left { get; set; }

    public int Crashes { get; private set; }

    /// <summary>The first violation.</summary>
    public string? Violation { get; private set; }

    public void Violate(string what)
    {
        Trace?.Add($"VIOLATION {what}");
        Violation ??= what;
    }

    /// <summary>Plays the whole world up to where only the checks of the end are left.</summary>
    public void Play()
    {
        Nodes[0].Start();
        var opened = Opening.OpenAsync(this);
        Run(() => !opened.IsCompleted, "The shop was not set up");
        Faults = _mix;
        foreach (var node in Nodes.Skip(1))
        {
            node.Start();
        }

        Misfortune(_mix.CrashesPerHour, () => Kill(Chance.Of(Nodes)));
        Misfortune(_mix.PausesPerHour, Pause);
        Misfortune(_mix.OutagesPerHour, () => OutageUntil = Timeline.Now + Chance.Between(50_000, 2_000_000));
        var clients = Clients.Select(client => client.RunAsync()).ToList();
        Run(() => !clients.TrueForAll(client => client.IsCompleted), "The clients came to no end");
        Heal();
        var end = Timeline.Now + Timeline.Micros(HealedFor);
        Run(() => Timeline.Now < end, "Time stood still");
    }

    /// <summary>Kills a node; it comes back after a while.</summary>
    public void Kill(Node node)
    {
        if (!node.Up)
        {
            return;
        }

        Crashes++;
        Trace?.Add($"n{node.Number} killed");
        node.Kill();
        if (!Healed)
        {
            Timeline.After(Chance.Between(20_000, 6_000_000), null, () => StartAgain(node));
        }
    }

    /// <summary>What is stored, whatever is around the store.</summary>
    public T Peek<T>(StoreRead<T> read) => AtOnce(_truth.ReadAsync(read, CancellationToken.None));

    public Page<T> Peek<T>(StoreQuery<T> query) => AtOnce(_truth.QueryAsync(query, CancellationToken.None));

    /// <summary>Everything on all pages.</summary>
    public IEnumerable<T> PeekAll<T>(Func<string?, StoreQuery<T>> query)
    {
        string? cursor = null;
        do
        {
            var page = Peek(query(cursor));
            foreach (var item in page.Items)
            {
                yield return item;
            }

            cursor = page.Next;
        }
        while (cursor is not null);
    }

    /// <summary>A supply as it is stored, whatever is around the store.</summary>
    public InboundSupply? Supply(TenantId tenant, string number) => AtOnce(_office.GetRequiredService<IOms>().For(tenant).Supply.FindAsync(number));

    public long DelayMicros()
    {
        var most = Timeline.Micros(Faults.Delay);
        return Whole ? 1000 * Chance.Between(1, Math.Max(1, most / 1000)) : Chance.Between(1, most);
    }

    public long PollMicros() => Healed ? 500_000 : Chance.Between(_poll / 2, _poll);

    public void CheckThread()
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            Violate("Something runs on another thread than the world's: the run is not repeatable.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
        {
            node.Kill();
        }

        await _office.DisposeAsync().ConfigureAwait(false);
        await _database.DisposeAsync().ConfigureAwait(false);
    }

    private static T AtOnce<T>(ValueTask<T> answer)
    {
#pragma warning disable RS0030 // It is there already: nothing blocks.
        return answer.IsCompleted ? answer.Result : throw new InvalidOperationException("The store of a simulation must answer at once.");
#pragma warning restore RS0030
    }

    private void StartAgain(Node node)
    {
        if (!node.Up)
        {
            Trace?.Add($"n{node.Number} starts again");
            node.Start();
        }
    }

    private void Pause()
    {
        var node = Chance.Of(Nodes);
        var micros = Chance.Between(1_000, Timeline.Micros(Lease) * 2);
        Trace?.Add($"n{node.Number} paused for {micros / 1000} ms");
        Coverage.Fault(micros > Timeline.Micros(Lease) ? "paused-beyond-lease" : "paused");
        node.PausedUntil = Timeline.Now + micros;
    }

    private void Misfortune(int perHour, Action happens)
    {
        if (perHour == 0)
        {
            return;
        }

        Timeline.After(Chance.Between(1, 7_200_000_000 / perHour), null, () =>
        {
            if (!Healed)
            {
                happens();
                Misfortune(perHour, happens);
            }
        });
    }

    private void Heal()
    {
        Trace?.Add($"everything is healed at {Timeline.Instant}");
        Healed = true;
        Faults = new SimulatedFaults { Delay = Duration.FromMilliseconds(1), Skew = _mix.Skew };
        OutageUntil = 0;
        foreach (var node in Nodes)
        {
            node.PausedUntil = 0;
            StartAgain(node);
        }
    }

    private void Run(Func<bool> goesOn, string otherwise)
    {
        const long steps = 20_000_000;
        for (var i = 0L; Violation is null && goesOn(); i++)
        {
            if (i == steps || !Timeline.Step())
            {
                Violate($"{otherwise}.");
            }
        }
    }
}
