using Microsoft.Extensions.Options;

namespace Oms.Storage.EfCore.PostgreSql;

/// <summary>Finds all mistakes at once, each with what to write instead.</summary>
internal sealed class PostgreSqlStorageOptionsValidator : IValidateOptions<PostgreSqlStorageOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public ValidateOptionsResult Validate(string? name, PostgreSqlStorageOptions options)
    {
        var mistakes = new List<string>();
        if (options.Deadline < Shortest || options.Deadline > Longest)
        {
            mistakes.Add($"{nameof(options.Deadline)} is {options.Deadline}: write {Shortest} to {Longest}.");
        }

        if (options.QueueCapacity is < 64 or > 1_000_000)
        {
            mistakes.Add($"{nameof(options.QueueCapacity)} is {options.QueueCapacity}: write 64 to 1000000.");
        }

        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
