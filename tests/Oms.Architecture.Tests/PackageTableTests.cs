using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Xml.Linq;

namespace Oms.Architecture.Tests;

/// <summary>Who may know whom.</summary>
public sealed class PackageTableTests
{
    public static TheoryData<string> AllPackages => Shipped.All;

    public static TheoryData<string> PackagesWithCode => Shipped.AllWithCode;

    [Fact]
    public void Every_package_has_a_row_and_every_row_a_package() =>
        Assert.Equal(Shipped.Projects, ArchitecturePage.Packages.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(AllPackages))]
    public void A_project_file_names_only_what_its_row_allows(string project)
    {
        var row = ArchitecturePage.RowOf(project);
        Refuse(row, Shipped.References(project).Where(reference => !row.Allows(reference) || row.Forbids(reference)), "names in its project file");
    }

    [Theory]
    [MemberData(nameof(PackagesWithCode))]
    public void An_assembly_uses_only_what_its_row_allows(string project)
    {
        var row = ArchitecturePage.RowOf(project);
        var strangers = Shipped.Load(project).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !IsFramework(name) && (!row.AllowsThrough(name) || row.Forbids(name)));
        Refuse(row, strangers, "uses");
    }

    [Theory]
    [MemberData(nameof(PackagesWithCode))]
    public void No_package_sees_the_internals_of_another(string project)
    {
        var friends = Shipped.Load(project).GetCustomAttributes<InternalsVisibleToAttribute>().Select(friend => friend.AssemblyName);
        Rule.HasNoOffender($"No package sees the internals of another; {project} shows its own to:", friends.Intersect(Shipped.Projects));
    }

    /// <summary>What a stranger writes compiles against what a stranger gets; the compiler holds the rest.</summary>
    [Theory]
    [InlineData("samples/Oms.Sample.Carrier", "Oms.Abstractions")]
    [InlineData("tests/Oms.StoreAuthor.Tests", "Oms.Abstractions", "Oms.Conformance")]
    public void A_plug_in_is_written_with_these_packages_alone(string project, params string[] packages)
    {
        var file = Path.Combine(Repository.Root, project, Path.GetFileName(project) + ".csproj");
        Assert.Equal(packages, XDocument.Load(file).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)));
    }

    [Fact]
    public void Nothing_resolves_to_a_Microsoft_package_of_a_later_train()
    {
        var later =
            from file in Directory.EnumerateFiles(Repository.Root, "packages.lock.json", SearchOption.AllDirectories)
            from framework in JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("dependencies").EnumerateObject()
            from package in framework.Value.EnumerateObject()
            where IsTrainPackage(package.Name) && Version.Parse(package.Value.GetProperty("resolved").GetString()!).Major > 10
            select $"{Path.GetRelativePath(Repository.Root, file)}: {package.Name} {package.Value.GetProperty("resolved").GetString()}";
        Rule.HasNoOffender("A host on .NET 10 is not pulled to a later train.", later);
    }

    /// <summary>Packages whose major version is that of .NET.</summary>
    internal static bool IsTrainPackage(string id) =>
        id.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        || id.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
        || id.StartsWith("Microsoft.Data.Sqlite", StringComparison.Ordinal)
        || id.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal);

    private static bool IsFramework(string name) => name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard" or "mscorlib";

    private static void Refuse(ArchitecturePage.PackageRow row, IEnumerable<string> strangers, string verb)
    {
        string[] found = [.. strangers];
        Assert.True(found.Length == 0, $"{row.Name} {verb} {string.Join(", ", found)}, but the package table of ARCHITECTURE.md says:{Environment.NewLine}{row.Text}");
    }
}
