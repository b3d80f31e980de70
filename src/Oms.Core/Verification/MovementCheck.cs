using Oms.Inventory;

namespace Oms.Verification;

/// <summary>A movement, and whether the stream of what caused it exists.</summary>
internal sealed record CausedMovement(StockMovement Movement, bool CauseExists);

/// <summary>Whether movements say why they happened.</summary>
internal static class MovementCheck
{
    public const string CauseIsOrder = "order";

    public const string CauseIsReservation = "reservation";

    public static Check<CausedMovement> HasACause { get; } = new(
        "movements_have_a_cause",
        "Every movement moves something and has one cause, which exists.",
        static subject => Find(subject));

    private static IEnumerable<string> Find(CausedMovement subject)
    {
        var movement = subject.Movement;
        if (movement.Quantity == 0)
        {
            yield return $"Movement {movement.Id} of {movement.Sku} at {movement.Location} moves nothing.";
        }

        if (string.IsNullOrEmpty(movement.CauseKind) || !subject.CauseExists)
        {
            yield return Text.Of($"Movement {movement.Id} of {movement.Quantity} {movement.Sku} at {movement.Location}: there is no {movement.CauseKind} {movement.CauseId}.");
        }
    }
}
