namespace Oms;

/// <summary>Whose data a row is. A host with one shop never sees it: the default is <see cref="Default"/>.</summary>
/// <param name="Value">Positive number chosen by the host.</param>
public readonly record struct TenantId(int Value)
{
    /// <summary>Tenant 1, used when a host never calls <c>IOms.For</c>.</summary>
    public static TenantId Default { get; } = new(1);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
