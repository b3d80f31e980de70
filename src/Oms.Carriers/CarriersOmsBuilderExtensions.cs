using NodaTime;
using Oms.Carriers.FlatRate;
using Oms.Carriers.TableRate;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the carriers of this package, through the same public door that a carrier of your own uses.</summary>
public static class CarriersOmsBuilderExtensions
{
    /// <summary>Adds a carrier that costs the same for every parcel.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The carrier's code. Two accounts, two names.</param>
    /// <param name="configure">Sets the options.</param>
    /// <remarks>The options are checked when the container makes the carrier; all mistakes are reported together (<c>carrier.options</c>).</remarks>
    public static OmsBuilder AddFlatRateCarrier(this OmsBuilder builder, string name, Action<FlatRateOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddCarrier<FlatRateCarrier, FlatRateOptions>(
            name, configure, (code, options, services) => new FlatRateCarrier(code, options, services.GetRequiredService<IClock>()));
    }

    /// <summary>Adds a carrier whose price depends on the destination's zone and the parcel's weight.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The carrier's code. Two accounts, two names.</param>
    /// <param name="configure">Sets the options.</param>
    /// <remarks>The options are checked when the container makes the carrier; all mistakes are reported together (<c>carrier.options</c>).</remarks>
    public static OmsBuilder AddTableRateCarrier(this OmsBuilder builder, string name, Action<TableRateOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddCarrier<TableRateCarrier, TableRateOptions>(
            name, configure, (code, options, services) => new TableRateCarrier(code, options, services.GetRequiredService<IClock>()));
    }
}
