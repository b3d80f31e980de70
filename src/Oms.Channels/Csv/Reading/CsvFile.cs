namespace Oms.Channels.Csv.Reading;

/// <summary>A file that was read.</summary>
/// <param name="Name">Its name, without folder.</param>
/// <param name="Hash">SHA-256 of its bytes, in lower-case hexadecimal.</param>
/// <param name="Header">Its header line, as it came.</param>
/// <param name="Records">Its records.</param>
internal sealed record CsvFile(string Name, string Hash, string Header, IReadOnlyList<CsvRecord> Records);

/// <summary>Why a file cannot be read at all.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Message">What is wrong and what to do.</param>
internal sealed record FileProblem(string Code, string Message);
