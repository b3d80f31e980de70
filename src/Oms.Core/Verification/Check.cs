namespace Oms.Verification;

/// <summary>One promise about things of one kind.</summary>
/// <param name="Name">Stable name.</param>
/// <param name="Promise">The promise in words.</param>
/// <param name="Find">Says what breaks it: one sentence each, naming what and by how much.</param>
internal sealed record Check<T>(string Name, string Promise, Func<T, IEnumerable<string>> Find);

/// <summary>What one check has found so far. Keeps the first violations only, so that memory does not grow with the data. Not thread-safe.</summary>
internal sealed class Tally(string name, string promise)
{
    /// <summary>Most violations that are told.</summary>
    public const int MostViolations = 20;

    private readonly List<string> _violations = [];
    private long _examined;

    public void Add(IEnumerable<string> violations)
    {
        _examined++;
        _violations.AddRange(violations.Take(MostViolations - _violations.Count));
    }

    public VerificationCheck Report() => new() { Name = name, Promise = promise, Examined = _examined, Violations = _violations };
}

/// <summary>Several checks of the same things, and what they have found.</summary>
internal sealed class Tallies<T>(params Check<T>[] checks)
{
    private readonly Tally[] _tallies = [.. checks.Select(check => new Tally(check.Name, check.Promise))];

    /// <summary>What breaks each of the checks. Thread-safe.</summary>
    public string[][] Find(T subject) => Array.ConvertAll(checks, check => check.Find(subject).Take(Tally.MostViolations).ToArray());

    /// <summary>Counts what <see cref="Find"/> said of one subject.</summary>
    public void Add(string[][] findings)
    {
        for (var i = 0; i < _tallies.Length; i++)
        {
            _tallies[i].Add(findings[i]);
        }
    }

    public void Examine(IEnumerable<T> subjects)
    {
        foreach (var subject in subjects)
        {
            Add(Find(subject));
        }
    }

    public IEnumerable<VerificationCheck> Report() => _tallies.Select(tally => tally.Report());
}
