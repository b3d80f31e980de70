using NodaTime;
using Oms.Documents;
using Oms.Events;
using Oms.Inventory;
using Oms.Storage;

namespace Oms.Engine;

/// <summary>What a decision collects: the parts of its change set. One a decision, never shared.</summary>
internal class ChangeDraft(Instant now)
{
    public Instant Now { get; } = now;

    public List<Expectation> Expect { get; } = [];

    public List<Put> Puts { get; } = [];

    public List<UniqueKey> Claims { get; } = [];

    public List<Reserve> Reserves { get; } = [];

    public List<StockMovement> Movements { get; } = [];

    public List<Posting> Postings { get; } = [];

    public List<DecisionRecord> Decisions { get; } = [];

    public List<Schedule> Schedules { get; } = [];

    public List<Guid> Created { get; } = [];

    /// <summary>Whether it takes stock because it was found there: where others were faster, another decision may find it elsewhere.</summary>
    public bool ChoseStock { get; set; }

    /// <summary>Code of what happened, for the receipt.</summary>
    public string Outcome { get; set; } = "done";

    /// <summary>What the receipt names.</summary>
    public Guid Id { get; set; }

    public string? Number { get; set; }

    public Fence? Fence { get; set; }

    public virtual long Version => 0;

    /// <summary>Events of streams that are no order's.</summary>
    public List<(StreamId Stream, long Sequence, OmsEvent Fact)> Facts { get; } = [];

    public void Put(DocumentChange change) =>
        Puts.Add(new PutDocument(change.ExpectedVersion, change.Document with { Version = change.ExpectedVersion + 1 }));

    public ChangeSet Build(View view, Command command, Guid commitId, ReadOnlyMemory<byte> fingerprint, EventCodec codec)
    {
        foreach (var document in command.Documents)
        {
            Put(document);
        }

        Finish(command);
        return new ChangeSet
        {
            Tenant = view.Tenant,
            CommitId = commitId,
            OperationId = command.Key ?? commitId.ToString("N"),
            Fingerprint = fingerprint,
            At = Now,
            Actor = view.ActorText,
            Expect = Expect,
            Puts = Puts,
            Claims = Claims,
            Reserves = Reserves,
            Movements = Movements,
            Postings = Postings,
            Decisions = Decisions,
            Events = Encode(codec),
            Schedules = Schedules,
            Fence = Fence,
            Result = new CommitResult { Outcome = Outcome, Id = Id == Guid.Empty ? commitId : Id, Number = Number, Version = Version, Created = Created.Count == 0 ? [] : [.. Created] },
        };
    }

    protected virtual void Finish(Command command)
    {
        if (command.Facts.Count > 0)
        {
            throw new ValidationFailedException(new Finding("command.facts", nameof(Command.Facts), "Facts need an order's stream: send them with a command on an order."));
        }
    }

    protected virtual EventRecord[] Encode(EventCodec codec)
    {
        var records = new EventRecord[Facts.Count];
        for (var i = 0; i < records.Length; i++)
        {
            records[i] = codec.Encode(Facts[i].Stream, Facts[i].Sequence, Facts[i].Fact);
        }

        return records;
    }
}
