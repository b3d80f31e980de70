namespace Oms.Carriers.Labels;

/// <summary>Collects what is wrong with a carrier's options, so that all of it is reported at once.</summary>
internal sealed class OptionMistakes(string carrier)
{
    private readonly List<string> _found = [];

    /// <summary>Notes a mistake with what to write instead.</summary>
    public void Unless(bool right, string mistake)
    {
        if (!right)
        {
            _found.Add(mistake);
        }
    }

    /// <summary>Checks what every carrier of this package has.</summary>
    public void Check(string service, string prefix, IReadOnlyList<ScriptedScan> script)
    {
        Unless(IsCode(carrier, 64), "the carrier's name must be 1 to 64 letters, digits, '-', '_' or '.'.");
        Unless(IsCode(service, 64), $"Service is '{service}': write 1 to 64 letters, digits, '-', '_' or '.', such as 'standard'.");
        Unless(prefix is { Length: >= 1 and <= 8 } && prefix.All(char.IsAsciiLetterUpper), $"TrackingPrefix is '{prefix}': write 1 to 8 capital letters, such as 'FR'.");
        if (script is null)
        {
            Unless(false, "Tracking is null: leave it empty for a carrier that cannot be tracked.");
            return;
        }

        foreach (var scan in script)
        {
            Unless(scan.After >= NodaTime.Duration.Zero, $"Tracking has '{scan.Code}' after {scan.After}: write how long after the purchase, not negative.");
            Unless(IsCode(scan.Code, 64), $"Tracking has the code '{scan.Code}': write 1 to 64 letters, digits, '-', '_' or '.'.");
        }
    }

    /// <summary>Checks a list of destination countries.</summary>
    public void CheckCountries(string where, IEnumerable<string> countries)
    {
        foreach (var country in countries)
        {
            Unless(country is { Length: 2 } && country.All(char.IsAsciiLetterUpper), $"{where} has '{country}': write two capital letters of ISO 3166, such as GB.");
        }
    }

    /// <summary>Throws when something was found.</summary>
    /// <exception cref="OmsException"><c>carrier.options</c>, naming every mistake.</exception>
    public void ThrowIfAny()
    {
        if (_found.Count > 0)
        {
            throw new OmsException("carrier.options", $"The options of the carrier '{carrier}' cannot be used: {string.Join(" ", _found)}");
        }
    }

    private static bool IsCode(string? text, int max) =>
        text is { Length: > 0 } && text.Length <= max && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
