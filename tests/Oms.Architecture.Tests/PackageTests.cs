using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Oms.Architecture.Tests;

/// <summary>What a host gets: every package, opened.</summary>
public sealed class PackageTests(PackedFolder packed) : IClassFixture<PackedFolder>
{
    public static TheoryData<string> AllPackages => Shipped.All;

    public static TheoryData<string> PackagesWithCode => Shipped.AllWithCode;

    [Fact]
    public void There_is_a_package_for_every_project_and_no_other() =>
        Assert.Equal(
            Shipped.Projects.Select(PackageId).Order(StringComparer.Ordinal),
            packed.Files("*.nupkg").Select(file => Nuspec(file).Metadata("id")).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(AllPackages))]
    public void It_says_who_it_is(string project)
    {
        string file = packed.File(PackageId(project), "nupkg");
        var nuspec = Nuspec(file);

        Assert.StartsWith(Repository.PackagePrefix + ".", nuspec.Metadata("id"), StringComparison.Ordinal);
        Assert.NotEmpty(nuspec.Metadata("description"));
        Assert.Equal("MIT", nuspec.Metadata("license"));
        Assert.Equal("expression", nuspec.Element("license").Attribute("type")?.Value);
        Assert.Equal("README.md", nuspec.Metadata("readme"));
        Assert.Equal("icon.png", nuspec.Metadata("icon"));

        using var package = ZipFile.OpenRead(file);
        Assert.True(package.GetEntry("README.md")?.Length > 100, "README.md says something.");
        using var icon = package.GetEntry("icon.png")!.Open();
        byte[] head = new byte[8];
        icon.ReadExactly(head);
        Assert.Equal<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], head);
    }

    [Theory]
    [MemberData(nameof(PackagesWithCode))]
    public void It_holds_the_assembly_its_documentation_and_its_symbols(string project)
    {
        using var package = ZipFile.OpenRead(packed.File(PackageId(project), "nupkg"));
        string[] libraries = [.. package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.Equal([$"lib/net10.0/{project}.dll", $"lib/net10.0/{project}.xml"], libraries);

        using var buffer = new MemoryStream();
        using (var assembly = package.GetEntry($"lib/net10.0/{project}.dll")!.Open())
            assembly.CopyTo(buffer);
        buffer.Position = 0;
        using var reader = new PEReader(buffer);
        Assert.Contains(reader.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.Reproducible);

        using var symbols = ZipFile.OpenRead(packed.File(PackageId(project), "snupkg"));
        Assert.NotNull(symbols.GetEntry($"lib/net10.0/{project}.pdb"));
    }

    [Fact]
    public void The_meta_package_holds_references_only()
    {
        using var package = ZipFile.OpenRead(packed.File(PackageId(Shipped.Meta), "nupkg"));
        Assert.DoesNotContain(package.Entries, entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal));
        Assert.NotEmpty(Dependencies(Shipped.Meta));
    }

    [Theory]
    [MemberData(nameof(AllPackages))]
    public void It_depends_on_what_its_row_allows(string project)
    {
        var row = ArchitecturePage.RowOf(project);
        foreach (var (id, range) in Dependencies(project))
        {
            string reference = id.StartsWith(Repository.PackagePrefix + ".", StringComparison.Ordinal) ? "Oms" + id[Repository.PackagePrefix.Length..] : id;
            Assert.True(row.Allows(reference), $"{id}: not in the package table of ARCHITECTURE.md:{Environment.NewLine}{row.Text}");
            Assert.True(LowerBound(range) is { } version && version > new Version(0, 0), $"{id} {range} has a lower bound.");
            if (PackageTableTests.IsTrainPackage(id))
                Assert.True(LowerBound(range)!.Major == 10, $"{id} {range} is of .NET 10.");
            if (Shipped.Projects.Contains(reference))
                Assert.Equal(Nuspec(packed.File(PackageId(project), "nupkg")).Metadata("version"), range);
        }
    }

    private static string PackageId(string project) => Repository.PackagePrefix + project["Oms".Length..];

    private IReadOnlyList<(string Id, string Range)> Dependencies(string project)
    {
        var groups = Nuspec(packed.File(PackageId(project), "nupkg")).Group("dependencies");
        Assert.Equal(["net10.0"], groups.Select(group => group.Attribute("targetFramework")?.Value));
        return [.. groups.Elements().Select(dependency => (dependency.Attribute("id")!.Value, dependency.Attribute("version")!.Value))];
    }

    private static Version? LowerBound(string range) =>
        Version.TryParse(range.Trim('[', ']', '(', ')').Split(',')[0].Split('-')[0], out var version) ? version : null;

    private static NuspecFile Nuspec(string file)
    {
        using var package = ZipFile.OpenRead(file);
        using var stream = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return new NuspecFile(XDocument.Load(stream).Root!.Elements().Single());
    }

    private sealed record NuspecFile(XElement Root)
    {
        public XElement Element(string name) => Root.Elements().Single(element => element.Name.LocalName == name);

        public string Metadata(string name) => Element(name).Value;

        public IReadOnlyList<XElement> Group(string name) => [.. Element(name).Elements()];
    }
}
