using Microsoft.Extensions.Options;
using NodaTime;

namespace Oms.Engine;

/// <summary>Checks the engine's settings and reports every mistake with what to write instead.</summary>
internal sealed class OmsOptionsValidator : IValidateOptions<OmsOptions>
{
    public ValidateOptionsResult Validate(string? name, OmsOptions options)
    {
        var mistakes = new List<string>();
        Check(options.MaxDecisions is >= 1 and <= 100, $"OmsOptions.MaxDecisions is {options.MaxDecisions}: write a number from 1 to 100.");
        Check(options.StockHintAge >= Duration.Zero && options.StockHintAge <= Duration.FromSeconds(10), $"OmsOptions.StockHintAge is {options.StockHintAge}: write 0 to 10 seconds.");
        Check(options.LocationAge >= Duration.Zero && options.LocationAge <= Duration.FromMinutes(1), $"OmsOptions.LocationAge is {options.LocationAge}: write 0 to 1 minute.");
        Check(options.MaxLines is >= 1 and <= 10_000, $"OmsOptions.MaxLines is {options.MaxLines}: write a number from 1 to 10,000.");
        Check(options.MaxReservation > Duration.Zero, $"OmsOptions.MaxReservation is {options.MaxReservation}: write a positive duration.");
        Check(
            options.Backorders is { Keys.Count: > 0 } policy && policy.Keys.Distinct().Count() == policy.Keys.Count && policy.Keys.All(Enum.IsDefined),
            "OmsOptions.Backorders: name at least one key, and none twice.");
        Check(options.ReceivingDays is >= 0 and <= 60, $"OmsOptions.ReceivingDays is {options.ReceivingDays}: write 0 to 60.");
        Check(options.TransitDays is >= 0 and <= 365, $"OmsOptions.TransitDays is {options.TransitDays}: write 0 to 365.");
        Check(options.TransitDaysTo.All(days => days.Key.Length == 2 && days.Value is >= 0 and <= 365), "OmsOptions.TransitDaysTo: write a country of two letters and 0 to 365 days.");
        Check(options.MaxReservationLife >= options.MaxReservation, $"OmsOptions.MaxReservationLife is {options.MaxReservationLife}: write OmsOptions.MaxReservation ({options.MaxReservation}) or more.");
        Check(options.FactTimeout > Duration.Zero && options.FactTimeout <= Duration.FromMinutes(1), $"OmsOptions.FactTimeout is {options.FactTimeout}: write more than 0, at most 1 minute.");
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);

        void Check(bool holds, string mistake)
        {
            if (!holds)
            {
                mistakes.Add(mistake);
            }
        }
    }
}
