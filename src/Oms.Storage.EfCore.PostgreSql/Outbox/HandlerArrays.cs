using NodaTime;
using Npgsql;

namespace Oms.Storage.EfCore.PostgreSql.Outbox;

/// <summary>A stream's handlers' rows as parallel arrays beside the stream.</summary>
internal static class HandlerArrays
{
    public static string[] Columns { get; } = ["names", "positions", "dues", "tries", "parks", "errors"];

    public static string[] Properties { get; } =
    [
        nameof(StreamHandlerRow.Handler), nameof(StreamHandlerRow.Position), nameof(StreamHandlerRow.DueAt),
        nameof(StreamHandlerRow.Attempts), nameof(StreamHandlerRow.Parked), nameof(StreamHandlerRow.Error),
    ];

    public static StreamHandlerRow[] Read(NpgsqlDataReader reader, int at, StreamRow stream)
    {
        if (reader.IsDBNull(at))
        {
            return [];
        }

        var names = reader.GetFieldValue<string[]>(at);
        var positions = reader.GetFieldValue<long[]>(at + 1);
        var dues = reader.GetFieldValue<long?[]>(at + 2);
        var tries = reader.GetFieldValue<int[]>(at + 3);
        var parks = reader.GetFieldValue<bool[]>(at + 4);
        var errors = reader.GetFieldValue<string?[]>(at + 5);
        var rows = new StreamHandlerRow[names.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new StreamHandlerRow
            {
                Stream = stream.Id,
                Handler = names[i],
                Tenant = stream.Tenant,
                Position = positions[i],
                DueAt = dues[i] is { } due ? Instant.FromUnixTimeTicks(due * 10) : null,
                Attempts = tries[i],
                Parked = parks[i],
                Error = errors[i],
            };
        }

        return rows;
    }
}
