using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using Oms.Ids;
using Oms.Outbox;
using Oms.Storage;
using Oms.Testing.Time;
using Oms.Verification;

namespace Oms.Testing;

/// <summary>
/// The engine as a host would run it, in one process, under virtual time and with chance from a seed: the same calls give the same ids and
/// events. Nothing runs by itself: <see cref="DrainAsync"/> delivers events and runs what is due. Without a store it keeps everything in memory.
/// </summary>
public sealed class OmsTestHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly VirtualTime _time;

    private OmsTestHost(ServiceProvider services, VirtualTime time, EventRecorder events)
    {
        _services = services;
        _time = time;
        Events = events;
        Oms = services.GetRequiredService<IOms>();
        Pump = services.GetRequiredService<IOutboxPump>();
    }

    /// <summary>The system, for the default tenant and the system's actor.</summary>
    public IOms Oms { get; }

    /// <summary>Every event that was delivered.</summary>
    public EventRecorder Events { get; }

    /// <summary>The clock everything reads. Move it with <see cref="AdvanceAsync"/>, so that timers fire, too.</summary>
    public FakeClock Clock => _time.Clock;

    /// <summary>The present moment.</summary>
    public Instant Now => _time.Clock.GetCurrentInstant();

    /// <summary>The outbox pump.</summary>
    public IOutboxPump Pump { get; }

    /// <summary>The container.</summary>
    public IServiceProvider Services => _services;

    /// <summary>Puts a host together and brings its store up to date.</summary>
    /// <param name="configure">Channels, carriers, handlers, a store.</param>
    /// <param name="options">Where time begins, the seed, the host's own services.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<OmsTestHost> CreateAsync(Action<OmsBuilder>? configure = null, OmsTestHostOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new OmsTestHostOptions();
        var time = new VirtualTime(options.Start);
        var events = new EventRecorder();

        // Before the engine, which takes what is there.
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton<IClock>(time.Clock);
        services.AddSingleton<IRandomSource>(new SeededRandomSource(options.Seed));
        services.AddSingleton<IEventHandler>(events);
        options.Services?.Invoke(services);
        services.AddOrderManagement(oms =>
        {
            configure?.Invoke(oms);
            if (!oms.Services.Any(service => service.ServiceType == typeof(IOmsStore)))
            {
                oms.UseInMemory();
            }
        });

        var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        try
        {
            await provider.GetRequiredService<IOmsStore>()
                .MaintainAsync(new MaintenanceRequest { Task = MaintenanceTask.Migrate }, null, cancellationToken).ConfigureAwait(false);
            return new OmsTestHost(provider, time, events);
        }
        catch
        {
            await provider.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Moves time forward, fires the timers on the way, and drains.</summary>
    /// <returns>What was delivered and run.</returns>
    public async Task<PumpPass> AdvanceAsync(Duration by, CancellationToken cancellationToken = default)
    {
        _time.Advance(by);
        return await DrainAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Delivers events and runs timers and effects until nothing is due at the present moment.</summary>
    public async Task<PumpPass> DrainAsync(CancellationToken cancellationToken = default) => await Pump.DrainAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Checks every promise on the stored data.</summary>
    /// <param name="tenant">Whose data; null: the default tenant's.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OmsTestException">Some do not hold; it names every violation.</exception>
    public async Task<VerificationReport> VerifyAsync(TenantId? tenant = null, CancellationToken cancellationToken = default)
    {
        var report = await _services.GetRequiredService<IOmsVerifier>().VerifyAsync(tenant ?? TenantId.Default, null, cancellationToken).ConfigureAwait(false);
        return report.Holds ? report : throw OmsTestException.Of(report);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
