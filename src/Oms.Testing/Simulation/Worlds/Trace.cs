using System.Globalization;

namespace Oms.Testing.Simulation.Worlds;

/// <summary>What happened last, for people. Kept only when a world is played again after a violation.</summary>
internal sealed class Trace(Timeline timeline)
{
    private const int Most = 400;
    private readonly Queue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public void Add(FormattableString text)
    {
        if (_lines.Count == Most)
        {
            _lines.Dequeue();
        }

        _lines.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{timeline.Now / 1000d,12:F3} ms  {text.ToString(CultureInfo.InvariantCulture)}"));
    }
}
