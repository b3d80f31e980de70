using Spectre.Console;

namespace Oms.Sample.Store.Showing;

/// <summary>A line for each thing said: for files, pipes and terminals that cannot do more.</summary>
internal sealed class PlainDisplay : Display
{
    protected override TableBorder Border => TableBorder.Ascii;

    // A file or pipe has no width of its own.
    public PlainDisplay() => AnsiConsole.Profile.Width = 120;

    public override void Say(string line) => Console.WriteLine(line);

    public override Task ShowAsync(Shop shop, Func<Task> day, CancellationToken cancellationToken) => day();
}
