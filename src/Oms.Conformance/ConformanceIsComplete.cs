using Xunit;

namespace Oms.Conformance;

/// <summary>
/// Fails where a provider forgot to derive a suite. Derive it once, in the namespace where the provider's other classes are; only classes
/// of that namespace count, so that several providers can share an assembly.
/// </summary>
public abstract class ConformanceIsComplete
{
    private readonly Type _root;

    /// <summary>A check for the suites that derive from <paramref name="root"/>.</summary>
    /// <param name="root">Base class of the suites, such as <see cref="Storage.StoreSuite"/>.</param>
    protected ConformanceIsComplete(Type root) => _root = root;

    /// <summary>Suites that are left out, each with the reason.</summary>
    protected virtual IReadOnlyList<SkippedSuite> Skips => [];

    /// <summary>Every suite is derived or left out with a reason.</summary>
    [Fact]
    public void EverySuiteIsDerived()
    {
        var derived = Derived();
        var missing = Suites().Where(suite => !derived.Any(suite.IsAssignableFrom) && Skips.All(skip => skip.Suite != suite)).Select(suite => suite.Name);
        Assert.Empty(missing);
    }

    /// <summary>What is left out is really left out, and says why.</summary>
    [Fact]
    public void SkipsAreHonest()
    {
        var derived = Derived();
        Assert.All(Skips, skip =>
        {
            Assert.False(string.IsNullOrWhiteSpace(skip.Reason));
            Assert.Contains(skip.Suite, Suites());
            Assert.DoesNotContain(derived, skip.Suite.IsAssignableFrom);
        });
    }

    private IReadOnlyList<Type> Suites() => [.. _root.Assembly.GetTypes().Where(type => type is { IsAbstract: true, IsPublic: true } && type.IsSubclassOf(_root) && HasTests(type))];

    private List<Type> Derived() => [.. GetType().Assembly.GetTypes().Where(type => !type.IsAbstract && type.Namespace == GetType().Namespace && type.IsSubclassOf(_root))];

    private static bool HasTests(Type type) => type.GetMethods().Any(method => method.IsDefined(typeof(FactAttribute), inherit: true));
}

/// <summary>A suite that a provider leaves out.</summary>
/// <param name="Suite">The suite.</param>
/// <param name="Reason">Why; shown to whoever reads the provider's tests.</param>
public sealed record SkippedSuite(Type Suite, string Reason);
