namespace Oms.Engine;

/// <summary>Checks how much a list is asked for.</summary>
internal static class PageSize
{
    public static void ThrowIfWrong(int size, int max)
    {
        if (size < 1 || size > max)
        {
            throw new ValidationFailedException(new Finding("query.size", "Size", FormattableString.Invariant($"{size} is no page size: write 1 to {max}.")));
        }
    }
}
