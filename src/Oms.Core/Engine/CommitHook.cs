namespace Oms.Engine;

/// <summary>Told after each commit of ours, so that the pump need not wait for its next look.</summary>
/// <param name="Committed">What to call; quick, never throws.</param>
internal sealed record CommitHook(Action Committed);
