namespace Oms.Engine;

/// <summary>The default: the host's own code may do everything.</summary>
internal sealed class AllowAll : IAuthoriser
{
    public ValueTask<bool> AllowsAsync(PermissionRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(true);
}
