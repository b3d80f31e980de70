using System.Runtime.CompilerServices;

namespace Oms.Diagnostics;

/// <summary>Measures commands from their call to their answer.</summary>
internal sealed class CommandMeter(OmsMetrics metrics, TimeProvider time)
{
    public long Begin() => time.GetTimestamp();

    /// <summary>Records how a command ends: <c>done</c>, <c>replayed</c>, <c>cancelled</c>, <c>failed</c>, or the code of its error.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<CommandReceipt> EndAsync(Command command, long begun, ValueTask<CommandReceipt> running)
    {
        var outcome = "failed";
        try
        {
            var receipt = await running.ConfigureAwait(false);
            outcome = receipt.Replayed ? "replayed" : "done";
            return receipt;
        }
        catch (OmsException error)
        {
            outcome = error.Code;
            throw;
        }
        catch (OperationCanceledException)
        {
            outcome = "cancelled";
            throw;
        }
        finally
        {
            metrics.Command(command.GetType().Name, outcome, time.GetElapsedTime(begun));
        }
    }
}
