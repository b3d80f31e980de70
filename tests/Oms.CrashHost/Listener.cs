using System.Text.Json;
using Oms.Documents;
using Oms.Outbox;
using Oms.Storage;

namespace Oms.CrashHost;

/// <summary>
/// Writes down the number of every event it hears, one document a stream, in the commit that moves its position on: heard twice, out of order
/// or not at all, the list would show it.
/// </summary>
public sealed class Listener : IEventHandler
{
    public const string Kind = "heard";

    public string Name => "crash-host.listener";

    public async ValueTask<ChangeSet?> HandleAsync(EventContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var id = context.Envelope.Stream.Id.ToString("N");
        var before = await context.Oms.Documents.FindAsync(Kind, id, cancellationToken);
        var heard = before is null ? [] : JsonSerializer.Deserialize<List<long>>(before.Json)!;
        heard.Add(context.Envelope.Sequence);
        var after = new Document { Kind = Kind, Id = id, Json = JsonSerializer.Serialize(heard), Version = (before?.Version ?? 0) + 1 };
        return context.Begin("heard") with { Puts = [new PutDocument(before?.Version ?? 0, after)] };
    }
}
