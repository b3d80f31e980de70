using System.Reflection;
using System.Runtime.CompilerServices;

namespace Oms.Architecture.Tests;

/// <summary>Conventions of everything a host can call or implement.</summary>
public sealed class PublicSurfaceTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Interfaces others implement; those of a store and of the suites count too, by their namespace.</summary>
    private static readonly string[] ForImplementers =
    [
        "IAllocationStrategy",
        "IAuthoriser",
        "ICarrier",
        "IEventHandler",
        "IFactSource",
        "ISalesChannel",
        "ISideWork",
    ];

    /// <summary>All that Core may show: registration, options and names of diagnostics. A longer list needs a reason.</summary>
    private static readonly string[] ShownByCore =
    [
        "Microsoft.Extensions.DependencyInjection.InMemoryOmsBuilder",
        "Microsoft.Extensions.DependencyInjection.OrderManagementServices",
        "Oms.Diagnostics.OmsDiagnostics",
        "Oms.Ids.IRandomSource", // a port that a host replaces to make a run repeatable
        "Oms.OmsOptions",
        "Oms.Outbox.ISideWork", // a port that a simulation replaces to run several processes on one thread
        "Oms.Outbox.OutboxOptions",
    ];

    [Fact]
    public void Core_shows_only_registration_options_and_diagnostics() =>
        Rule.HasNoOffender("Core shows registration, options and names of diagnostics; a new one is added to the list here, with a reason.", Shipped.Load("Oms.Core").GetExportedTypes().Select(type => type.CodeName()).Except(ShownByCore));

    [Fact]
    public void Async_members_say_so_in_their_name() =>
        Rule.HasNoOffender("A member that returns something to await ends in Async.", AsyncMethods().Where(method => !method.Name.EndsWith("Async", StringComparison.Ordinal)).Select(Describe));

    [Fact]
    public void Async_members_take_a_token_last() =>
        Rule.HasNoOffender("An async member takes a CancellationToken last.", AsyncMethods().Where(method => !IsInsideASuite(method) && !TakesTokenLast(method)).Select(Describe));

    [Fact]
    public void Implementers_cannot_forget_the_token() =>
        Rule.HasNoOffender("In an interface others implement, the token has no default.", TokensOfInterfaces(forImplementers: true).Where(token => token.HasDefaultValue).Select(token => Describe((MethodInfo)token.Member)));

    [Fact]
    public void Callers_may_leave_the_token_out() =>
        Rule.HasNoOffender("In an interface hosts call, the token has a default (or list the interface as one others implement).", TokensOfInterfaces(forImplementers: false).Where(token => !token.HasDefaultValue).Select(token => Describe((MethodInfo)token.Member)));

    private static IEnumerable<ParameterInfo> TokensOfInterfaces(bool forImplementers) =>
        from method in AsyncMethods()
        where method.DeclaringType!.IsInterface && IsForImplementers(method.DeclaringType) == forImplementers
        from parameter in method.GetParameters()
        where parameter.ParameterType == typeof(CancellationToken)
        select parameter;

    private static bool IsForImplementers(Type type) =>
        ForImplementers.Contains(type.Name.Split('`')[0])
        || type.Namespace!.StartsWith("Oms.Storage", StringComparison.Ordinal)
        || type.Namespace.StartsWith("Oms.Conformance", StringComparison.Ordinal);

    /// <summary>Visible methods that return something to await, unless somebody else's contract gave them their shape.</summary>
    private static IEnumerable<MethodInfo> AsyncMethods() =>
        from type in Shipped.PublicTypes()
        where !typeof(Delegate).IsAssignableFrom(type)
        let given = GivenByOthers(type)
        from method in type.GetMethods(Declared)
        where (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && !method.IsSpecialName && IsAwaited(method.ReturnType)
        where !method.IsDefined(typeof(CompilerGeneratedAttribute)) && !IsTest(method)
        where IsOurs(method.GetBaseDefinition().DeclaringType!) && !given.Contains(method)
        select method;

    private static bool IsAwaited(Type type)
    {
        var shape = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return shape == typeof(Task) || shape == typeof(Task<>) || shape == typeof(ValueTask) || shape == typeof(ValueTask<>) || shape == typeof(IAsyncEnumerable<>);
    }

    private static HashSet<MethodInfo> GivenByOthers(Type type) => type.IsInterface
        ? []
        : [.. type.GetInterfaces().Where(contract => !IsOurs(contract)).SelectMany(contract => type.GetInterfaceMap(contract).TargetMethods)];

    private static bool IsOurs(Type type) => Shipped.WithCode.Contains(type.Assembly.GetName().Name);

    private static bool TakesTokenLast(MethodInfo method) =>
        method.GetParameters() is [.., { ParameterType: var last }] && last == typeof(CancellationToken);

    // Within a test the token is the test's own.
    private static bool IsInsideASuite(MethodInfo method) => method.DeclaringType is { IsInterface: false, Assembly: var assembly } && assembly == Shipped.Load("Oms.Conformance");

    // The suites' tests are named as tests are.
    private static bool IsTest(MethodInfo method) => method.GetCustomAttributes().Any(attribute => attribute is FactAttribute);

    private static string Describe(MethodInfo method) => $"{method.DeclaringType!.CodeName()}.{method.Name}";
}
