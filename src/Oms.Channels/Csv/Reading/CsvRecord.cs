namespace Oms.Channels.Csv.Reading;

/// <summary>A record as it came.</summary>
/// <param name="Number">Its number in the file, from 1, the header not counted.</param>
/// <param name="Raw">Its text.</param>
/// <param name="Fields">Its fields; null where it could not be cut into fields.</param>
/// <param name="Problem">Why it cannot be read; null: it can.</param>
internal sealed record CsvRecord(int Number, string Raw, string[]? Fields, string? Problem);
