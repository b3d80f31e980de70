using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using Oms.Engine;
using Oms.Events;
using Oms.Ids;
using Oms.Storage;

namespace Oms.Verification;

/// <summary>Commits the correction that a finding proposes. Its operation key is made of what it corrects, so that the same proposal is known again; another one is stopped by the position's count of corrections.</summary>
internal sealed class StockRepair(IOmsStore store, EventCodec codec, IClock clock, IIdGenerator ids, IAuthoriser authoriser, CommitHook hook)
{
    public const string Permission = "inventory.correct";
    public const string DecisionKind = "stock.correction";
    private const string Policy = "verifier/1";
    private const int LongestReason = 500;

    public async ValueTask<RepairOutcome> RunAsync(StockFinding finding, Actor actor, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(actor);
        Oms.Text.Code(reason, LongestReason, "command.reason", "reason");
        var request = new PermissionRequest { Tenant = finding.Tenant, Actor = actor, Permission = Permission };
        if (actor != Actor.System && !await authoriser.AllowsAsync(request, cancellationToken).ConfigureAwait(false))
        {
            throw new OmsException("command.forbidden", $"{actor} lacks the permission '{Permission}'.");
        }

        var outcome = await store.CommitAsync(Changes(finding, actor, reason), cancellationToken).ConfigureAwait(false);
        if (outcome is CommitOutcome.Committed)
        {
            hook.Committed();
        }

        return outcome switch
        {
            CommitOutcome.Committed => RepairOutcome.Applied,
            CommitOutcome.Duplicate => RepairOutcome.AppliedBefore,
            _ => RepairOutcome.Overtaken,
        };
    }

    private ChangeSet Changes(StockFinding finding, Actor actor, string reason)
    {
        var (now, stream) = (clock.NowFloored(), new StreamId(StreamKinds.Stock, ids.NewId()));
        var proposal = SHA256.HashData(Encoding.UTF8.GetBytes(
            Text.Of($"{finding.Sku}\n{finding.Location}\n{finding.Counter}\n{finding.Difference}\n{finding.Corrections}")));
        return new ChangeSet
        {
            Tenant = finding.Tenant,
            CommitId = ids.NewId(),
            OperationId = "stock-correction:" + Convert.ToHexStringLower(proposal),
            Fingerprint = proposal,
            At = now,
            Actor = actor.ToString(),
            Reserves =
            [
                new CounterCorrected { Sku = finding.Sku, Location = finding.Location, Quantity = finding.Difference, Counter = finding.Counter, Corrections = finding.Corrections },
            ],
            Events =
            [
                codec.Encode(stream, 1, new StockCorrected
                {
                    Sku = finding.Sku,
                    Location = finding.Location,
                    Counter = finding.Counter,
                    Quantity = finding.Difference,
                    Expected = finding.Expected,
                    Actual = finding.Actual,
                    Reason = reason,
                }),
            ],
            Decisions = [new DecisionRecord { Id = ids.NewId(), Subject = stream.Id, Kind = DecisionKind, At = now, Policy = Policy, Explanation = Explain(finding, reason) }],
            Result = new CommitResult { Outcome = "corrected", Id = stream.Id },
        };
    }

    private static byte[] Explain(StockFinding finding, string reason)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("sku", finding.Sku.Value);
            json.WriteString("location", finding.Location.Value);
            json.WriteString("counter", finding.Counter.ToString());
            json.WriteNumber("expected", finding.Expected);
            json.WriteNumber("actual", finding.Actual);
            if (finding.Parting is { } parting)
            {
                json.WriteNumber("agreedUpTo", parting.After);
                if (parting.Movement is { } movement)
                {
                    json.WriteNumber("firstDiverging", movement.No);
                    json.WriteString("movement", movement.Id);
                }
            }

            json.WriteString("reason", reason);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
