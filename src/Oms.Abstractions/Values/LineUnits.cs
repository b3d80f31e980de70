namespace Oms;

/// <summary>Units of one order line.</summary>
/// <param name="LineNo">Number of the line, from 1.</param>
/// <param name="Quantity">Units, positive.</param>
public readonly record struct LineUnits(int LineNo, long Quantity);
