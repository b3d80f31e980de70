namespace Oms.Supply;

/// <summary>What is still to come: purchase orders, advance ship notices and transfers, and who has claimed it. Thread-safe.</summary>
public interface ISupply;
