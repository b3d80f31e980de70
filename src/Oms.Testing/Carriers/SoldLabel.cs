using Oms.Shipping;

namespace Oms.Testing.Carriers;

/// <summary>A label in a scripted carrier's own ledger.</summary>
/// <param name="Operation">The operation it was sold under.</param>
/// <param name="Label">The label.</param>
/// <param name="Request">What it was sold for.</param>
/// <param name="Voided">Whether it was given back.</param>
public sealed record SoldLabel(string Operation, Label Label, ParcelRequest Request, bool Voided);
