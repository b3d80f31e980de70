namespace Oms.Sourcing;

/// <summary>Policies that choose where units come from: published, tried without committing, and replayed over what was. Thread-safe.</summary>
public interface ISourcing;
