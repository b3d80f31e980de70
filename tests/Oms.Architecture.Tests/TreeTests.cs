namespace Oms.Architecture.Tests;

/// <summary>The tree is the architecture: folders, namespaces, sizes.</summary>
public sealed class TreeTests
{
    private static readonly string[] ForbiddenFolders = ["Utils", "Helpers", "Common", "Models", "Services", "Managers", "Extensions"];

    /// <summary>The projects whose folders are features; elsewhere a folder may also be an adapter or a provider.</summary>
    private static readonly string[] FeatureProjects = ["Oms.Abstractions", "Oms.Core"];

    [Fact]
    public void No_folder_has_a_name_that_says_nothing() =>
        Rule.HasNoOffender("A folder says what is in it.", Repository.SourceFiles().Where(file => file.Split('/').SkipLast(1).Any(ForbiddenFolders.Contains)));

    [Fact]
    public void No_file_is_longer_than_the_budget() =>
        Rule.HasNoOffender("A long file is two things.", Repository.SourceFiles()
            .Select(file => (Name: file, Lines: File.ReadLines(Path.Combine(Repository.Root, file)).Count()))
            .Where(file => file.Lines > ArchitecturePage.LineBudget)
            .Select(file => $"{file.Name}: {file.Lines} lines, {ArchitecturePage.LineBudget} allowed"));

    [Fact]
    public void Five_files_tell_the_story()
    {
        Assert.Equal(5, ArchitecturePage.Story.Count);
        Rule.HasNoOffender($"A file of the story exists and has at most {ArchitecturePage.StoryBudget} lines.", ArchitecturePage.Story
            .Select(file => new FileInfo(Path.Combine(Repository.Root, file)))
            .Where(file => !file.Exists || File.ReadLines(file.FullName).Count() > ArchitecturePage.StoryBudget)
            .Select(file => file.Name));
    }

    [Fact]
    public void Every_feature_folder_has_a_sentence_in_the_architecture_page()
    {
        var silent = Repository.SourceFiles()
            .Select(file => file.Split('/'))
            .Where(parts => FeatureProjects.Contains(parts[1]) && parts.Length > 3 && !ArchitecturePage.Folders.ContainsKey(parts[2]))
            .Select(parts => $"{parts[1]}/{parts[2]}")
            .Distinct();
        Rule.HasNoOffender("Every feature folder has a sentence in ARCHITECTURE.md.", silent);
    }

    [Fact]
    public void Every_folder_of_the_architecture_page_exists()
    {
        var present = FeatureProjects
            .SelectMany(project => Directory.GetDirectories(Path.Combine(Repository.Source, project)))
            .Select(folder => Path.GetFileName(folder));
        Rule.HasNoOffender("ARCHITECTURE.md describes folders that exist.", ArchitecturePage.Folders.Keys.Except(present));
    }

    [Fact]
    public void Public_types_live_in_a_namespace_of_the_tree() =>
        Rule.HasNoOffender("A public type lives in Oms, in a folder's namespace, below its package's name, or where hosts register.", Shipped.PublicTypes().Where(type => !IsHome(type)).Select(type => $"{type.CodeName()} in {type.Assembly.GetName().Name}"));

    [Fact]
    public void A_feature_stays_within_its_budget_of_public_types()
    {
        Type[] types = [.. Shipped.PublicTypes().Where(type => !type.IsNested && type.Namespace!.StartsWith("Oms", StringComparison.Ordinal))];
        var heads = types.Where(type => type.IsClass && type.IsAbstract && !type.IsSealed).ToHashSet();
        var over = types
            .Where(type => !IsMember(type, heads))
            .CountBy(type => type.Namespace!)
            .Where(feature => feature.Value > ArchitecturePage.TypeBudgetOf(feature.Key))
            .Select(feature => $"{feature.Key}: {feature.Value} public types, {ArchitecturePage.TypeBudgetOf(feature.Key)} allowed");
        Rule.HasNoOffender("A feature has a budget of public types (ARCHITECTURE.md).", over);
    }

    /// <summary>A member of a closed set counts with the abstract type at its head.</summary>
    private static bool IsMember(Type type, HashSet<Type> heads) =>
        type.BaseType is { } parent && heads.Contains(parent.IsGenericType ? parent.GetGenericTypeDefinition() : parent);

    private static bool IsHome(Type type)
    {
        string home = type.Namespace ?? "";
        if (home is "Oms" or "Microsoft.Extensions.DependencyInjection")
            return true;

        // UseOrderManagement on the host's ModelBuilder.
        if (home == "Microsoft.EntityFrameworkCore")
            return type.Assembly.GetName().Name!.StartsWith("Oms.Storage.EfCore", StringComparison.Ordinal);

        if (ArchitecturePage.Folders.Values.Any(folder => folder != "Oms" && (home == folder || home.StartsWith(folder + ".", StringComparison.Ordinal))))
            return true;

        string package = type.Assembly.GetName().Name!;
        return package is not ("Oms.Abstractions" or "Oms.Core") && (home == package || home.StartsWith(package + ".", StringComparison.Ordinal));
    }
}
