namespace Oms.Sourcing;

/// <summary>Whether a policy makes sense, with what to write instead; all mistakes at once.</summary>
internal static class PolicyChecks
{
    public static List<Finding> Find(SourcingPolicy policy, PolicyCatalog catalog)
    {
        var findings = new List<Finding>();
        var (costs, limits, transit) = (policy.Costs, policy.Limits, policy.Transit);
        Check(!string.IsNullOrWhiteSpace(policy.Id) && policy.Id.Length <= 100 && policy.Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'), "Id", "Write a name of at most 100 letters, digits, hyphens, underscores or dots.");
        Check(catalog.KnowsStrategy(policy.Strategy), "Strategy", $"There is no strategy '{policy.Strategy}'.");
        (string Name, decimal Amount)[] amounts =
        [
            ("Parcel", costs.Parcel), ("Kilometre", costs.Kilometre), ("Kilogram", costs.Kilogram), ("KilogramThousandKilometres", costs.KilogramThousandKilometres),
            ("Unit", costs.Unit), ("Split", costs.Split), ("DayLate", costs.DayLate), ("Pressure", costs.Pressure), ("UnknownKilometres", costs.UnknownKilometres),
        ];
        foreach (var (name, amount) in amounts)
        {
            Check(amount is >= 0 and <= 1_000_000_000, $"Costs.{name}", FormattableString.Invariant($"{amount} cannot be weighed: write 0 to 1,000,000,000."));
        }

        foreach (var (location, amount) in costs.Surcharges)
        {
            Check(amount is >= 0 and <= 1_000_000_000, $"Costs.Surcharges[{location}]", FormattableString.Invariant($"{amount} cannot be weighed: write 0 to 1,000,000,000; to prefer a location put a surcharge on the others."));
        }

        Check(limits.MaxParcels is null or >= 1, "Limits.MaxParcels", "Write 1 or more, or nothing for no limit.");
        Check(limits.MaxKilometres is null or >= 0, "Limits.MaxKilometres", "Write 0 or more, or nothing for no limit.");
        Check(limits.MaxDaysToLeave is null or >= 0, "Limits.MaxDaysToLeave", "Write 0 or more, or nothing for no limit.");
        Check(limits.MaxPressure is null or >= 0, "Limits.MaxPressure", "Write 0 or more, or nothing for no limit.");
        Check(limits.HubKilometre >= 0, "Limits.HubKilometre", "Write 0 or more.");
        Check(limits.Effort is >= 1 and <= 100_000_000, "Limits.Effort", "Write 1 to 100,000,000.");
        Check(limits.AnswerWithin is null || limits.AnswerWithin > NodaTime.Duration.Zero, "Limits.AnswerWithin", "Write a positive duration, or nothing for no limit.");
        Check(!limits.Only.Intersect(limits.Excluded).Any(), "Limits.Excluded", $"It also stands in Only: {string.Join(", ", limits.Only.Intersect(limits.Excluded))}.");
        Check(limits.Hub is not { } hub || !limits.Excluded.Contains(hub), "Limits.Hub", "The hub is excluded: take it out of one of the two.");
        Check(transit.Days >= 0 && transit.KilometresADay >= 0, "Transit", "Write 0 or more days and kilometres.");
        Check(policy.For is null || policy.For.Countries.All(country => country.Length == 2), "For.Countries", "Write ISO 3166 codes of two letters.");
        return findings;

        void Check(bool holds, string field, string message)
        {
            if (!holds)
            {
                findings.Add(new Finding("policy.invalid", field, message));
            }
        }
    }
}
