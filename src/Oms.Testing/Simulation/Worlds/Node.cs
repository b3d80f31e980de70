using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Oms.Channels;
using Oms.Ids;
using Oms.Outbox;
using Oms.Storage;

namespace Oms.Testing.Simulation.Worlds;

/// <summary>A process of the host: an engine of its own over the shared store. Killed, it loses everything but what is stored.</summary>
internal sealed class Node(World world, int number)
{
    private ServiceProvider? _services;
    private IOutboxPump? _pump;

    public int Number => number;

    /// <summary>Counts its lives: what was begun in an earlier one never resumes.</summary>
    public int Epoch { get; private set; }

    public bool Up { get; private set; }

    public long PausedUntil { get; set; }

    public IOms? Oms { get; private set; }

    public void Start()
    {
        Epoch++;
        Up = true;
        PausedUntil = 0;
        var skew = Duration.FromTicks(world.Chance.Between(-1, 1) * world.Faults.Skew.BclCompatibleTicks);
        var time = new NodeTime(world.Timeline, this, skew);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton<IClock>(time);
        services.AddSingleton<IRandomSource>(new NodeChance(world.Chance));
        services.AddSingleton<ISideWork>(new InlineSideWork());
        services.AddSingleton<IEventHandler>(new Listener(world, this));
        services.AddSingleton<IEventHandler>(new Projection(world, this));
        services.AddOrderManagement(oms =>
        {
            world.Options.Configure?.Invoke(oms);
            oms.Services.AddSingleton<IOmsStore>(new FaultyStore(world, this));
            oms.Configure(options => options.StockHintAge = world.StockHintAge);
            oms.AddChannel(new ChannelProfile { Code = SimulatedShop.Waiting, OnShortage = OnShortage.Backorder, Promise = true });
            oms.Services.Configure<OutboxOptions>(Limits);
        });
        _services = services.BuildServiceProvider();
        Oms = _services.GetRequiredService<IOms>();
        _pump = _services.GetRequiredService<IOutboxPump>();
        _ = PumpAsync();
    }

    /// <summary>Kill −9: nothing is finished, nothing is given back.</summary>
    public void Kill()
    {
        Epoch++;
        Up = false;
        Oms = null;
        _services?.Dispose();
        _services = null;
    }

    public T Service<T>()
        where T : class
        => _services!.GetRequiredService<T>();

    public static void Limits(OutboxOptions options)
    {
        options.Enabled = false;
        options.Lease = World.Lease;
        options.HandlerTimeout = World.HandlerTimeout;
        options.FirstRetry = Duration.FromMilliseconds(200);
        options.LongestRetry = Duration.FromSeconds(4);
        options.MaxAttempts = 100;
        options.MaxWorkAttempts = 1000;
    }

    // As the hosted dispatcher does it: a pass that throws is tried again after a while.
    private async Task PumpAsync()
    {
        var pump = _pump!;
        while (true)
        {
            await world.Timeline.Wait(world.PollMicros(), this).ConfigureAwait(false);
            try
            {
                await pump.RunOnceAsync(CancellationToken.None).ConfigureAwait(false);
            }
            catch (StoreException e) when (e.Code is StoreErrors.Busy or StoreErrors.Unavailable or StoreErrors.Unknown)
            {
                world.Trace?.Add($"n{number} pass failed: {e.Code}");
            }
            catch (Exception e)
            {
                world.Violate($"A pass of the pump threw {e.GetType().Name}: {e.Message}");
            }
        }
    }
}
