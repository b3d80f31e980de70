namespace Oms.Storage.EfCore.Providers;

/// <summary>The callers that wait, in order of arrival; any of them can leave at once. Linked through the members themselves, so that it allocates nothing. Not thread-safe.</summary>
internal sealed class GatheredQueue<TIn, TOut>
{
    private Gathered<TIn, TOut>? _last;

    public Gathered<TIn, TOut>? First { get; private set; }

    public void Add(Gathered<TIn, TOut> member)
    {
        member.Waiting = true;
        member.Before = _last;
        if (_last is null)
        {
            First = member;
        }
        else
        {
            _last.After = member;
        }

        _last = member;
    }

    public void Remove(Gathered<TIn, TOut> member)
    {
        if (member.Before is null)
        {
            First = member.After;
        }
        else
        {
            member.Before.After = member.After;
        }

        if (member.After is null)
        {
            _last = member.Before;
        }
        else
        {
            member.After.Before = member.Before;
        }

        member.Before = null;
        member.After = null;
        member.Waiting = false;
    }
}
