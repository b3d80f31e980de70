using Microsoft.Extensions.Options;

namespace Oms.Storage.EfCore.Sqlite;

/// <summary>Finds all mistakes at once, each with what to write instead.</summary>
internal sealed class SqliteStorageOptionsValidator : IValidateOptions<SqliteStorageOptions>
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    public ValidateOptionsResult Validate(string? name, SqliteStorageOptions options)
    {
        var mistakes = new List<string>();
        if (options.BusyTimeout <= TimeSpan.Zero || options.BusyTimeout > LongestWait)
        {
            mistakes.Add($"{nameof(options.BusyTimeout)} is {options.BusyTimeout}: write more than 0 and at most {LongestWait}.");
        }

        if (options.CheckpointPages is < 100 or > 64_000)
        {
            mistakes.Add($"{nameof(options.CheckpointPages)} is {options.CheckpointPages}: write 100 to 64000.");
        }

        if (options.CheckpointStopPages <= options.CheckpointPages)
        {
            mistakes.Add($"{nameof(options.CheckpointStopPages)} is {options.CheckpointStopPages}: write more than {nameof(options.CheckpointPages)}, which is {options.CheckpointPages}.");
        }

        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
