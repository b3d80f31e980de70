using Oms.Shipping;
using Oms.Testing.Carriers;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds fakes of the outside world.</summary>
public static class ScriptedCarrierOmsBuilderExtensions
{
    /// <summary>Adds a carrier that the test keeps in its hand.</summary>
    public static OmsBuilder AddCarrier(this OmsBuilder builder, ScriptedCarrier carrier)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<ICarrier>(carrier);
        return builder;
    }
}
