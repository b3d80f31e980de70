using Oms.Engine;

namespace Oms.Sourcing.Replaying;

/// <summary>Runs policies side by side over what was, each on a stock of its own. Orders that found too little are not tried again later; work in hand is not modelled.</summary>
internal sealed class PolicyReplay(SourcingEngine engine, PolicyCatalog catalog, TimeProvider time)
{
    private const int Stride = 250;

    public async ValueTask<ReplayReport> RunAsync(View view, ReplaySourcing request, IProgress<ReplayProgress>? progress, CancellationToken cancellationToken)
    {
        ThrowIfInvalid(request);
        var begun = time.GetTimestamp();
        var past = await Past.ReadAsync(view, request, read => Tell(read, null), cancellationToken).ConfigureAwait(false);
        var worlds = request.Policies.Select(policy => new ReplayWorld(policy, engine, past, request)).ToList();
        var (orders, movements, total) = (0L, 0L, past.Orders);
        begun = time.GetTimestamp();
        foreach (var (_, order, movement) in past.Steps)
        {
            if (movement is not null)
            {
                movements++;
                worlds.ForEach(world => world.Move(movement));
                continue;
            }

            Play(worlds, order!);
            if (++orders % Stride == 0 || orders == total)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Tell(orders, total);
            }
        }

        return new ReplayReport { Orders = orders, Movements = movements, Results = [.. worlds.Select(world => world.Result())] };

        void Tell(long done, long? of)
        {
            if (done % Stride == 0 || done == of)
            {
                var seconds = time.GetElapsedTime(begun).TotalSeconds;
                progress?.Report(new ReplayProgress(done, of, seconds > 0 ? done / seconds : 0));
            }
        }
    }

    private static void Play(List<ReplayWorld> worlds, PastOrder order)
    {
        var first = worlds[0].Source(order);
        for (var i = 1; i < worlds.Count; i++)
        {
            worlds[i].Compare(order, first, worlds[i].Source(order));
        }
    }

    /// <exception cref="ValidationFailedException">Every mistake, with what to write instead.</exception>
    private void ThrowIfInvalid(ReplaySourcing request)
    {
        var findings = request.Policies.SelectMany(policy => PolicyChecks.Find(policy, catalog).Select(found => found with { Field = $"Policies[{policy.Id}].{found.Field}" })).ToList();
        findings.AddRange(PolicyChecks.Find(new SourcingPolicy { Id = "measure", Costs = request.Measure }, catalog).Select(found => found with { Field = found.Field.Replace("Costs", nameof(request.Measure), StringComparison.Ordinal) }));
        Check(request.Policies.Count > 0, nameof(request.Policies), "Name one policy or more.");
        Check(request.Policies.Select(policy => (policy.Id, policy.Version)).Distinct().Count() == request.Policies.Count, nameof(request.Policies), "Two of them are the same: keep one.");
        Check(request.From is null || request.To is null || request.From < request.To, nameof(request.To), "It is not after From.");
        Check(request.PromiseDays is >= 0 and <= 3650, nameof(request.PromiseDays), "Write 0 to 3,650 days.");
        Check(request.Differences is >= 0 and <= 1_000_000, nameof(request.Differences), "Write 0 to 1,000,000.");
        if (findings.Count > 0)
        {
            throw new ValidationFailedException(findings);
        }

        void Check(bool holds, string field, string message)
        {
            if (!holds)
            {
                findings.Add(new Finding("replay.invalid", field, message));
            }
        }
    }
}
