namespace Oms;

/// <summary>Decides whether an actor may run a command. The default allows the host's own code everything. Thread-safe.</summary>
public interface IAuthoriser
{
    /// <summary>Whether the command may run.</summary>
    /// <param name="request">Who asks for what.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>True to allow; false makes the command fail with <c>command.forbidden</c>.</returns>
    ValueTask<bool> AllowsAsync(PermissionRequest request, CancellationToken cancellationToken);
}

/// <summary>Who asks for what.</summary>
public sealed record PermissionRequest
{
    /// <summary>Whose data is touched.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Who asks.</summary>
    public required Actor Actor { get; init; }

    /// <summary>The command's permission, such as <c>orders.cancel</c>.</summary>
    public required string Permission { get; init; }
}
