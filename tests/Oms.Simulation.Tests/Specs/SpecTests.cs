using CsCheck;

namespace Oms.Simulation.Tests.Specs;

/// <summary>Each protocol as a small model: every reachable state keeps the requirements, and every planted fault breaks one.</summary>
public sealed class SpecTests(ITestOutputHelper output)
{
    [Fact]
    public void Allocation_with_expiry_and_payment_holds() => Proves(PaymentExpirySpec.Create());

    [Fact]
    public void Allocation_with_expiry_and_payment_would_notice() => Notices(PaymentExpirySpec.Create());

    [Fact]
    public void Claims_on_inbound_supply_hold() => Proves(InboundClaimSpec.Create());

    [Fact]
    public void Claims_on_inbound_supply_would_notice() => Notices(InboundClaimSpec.Create());

    [Fact]
    public void The_lease_of_a_stream_holds() => Proves(StreamLeaseSpec.Create());

    [Fact]
    public void The_lease_of_a_stream_would_notice() => Notices(StreamLeaseSpec.Create());

    private void Proves<T>(Spec<T> spec) => Assert.True(spec.Exhaustive(output.WriteLine).Closed);

    private void Notices<T>(Spec<T> spec) => Assert.Empty(spec.Faults(output.WriteLine).Uncaught);
}
