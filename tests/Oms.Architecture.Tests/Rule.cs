namespace Oms.Architecture.Tests;

internal static class Rule
{
    /// <summary>Fails with the rule and everything that breaks it, a line each.</summary>
    public static void HasNoOffender(string rule, IEnumerable<string> offenders)
    {
        string[] found = [.. offenders.Order(StringComparer.Ordinal)];
        Assert.True(found.Length == 0, $"{rule} Against it ({found.Length}):{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
    }
}
