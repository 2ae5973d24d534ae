package io.studioaccess.reconciler.reconcile;

/** Everything outside that the reconcile loop reads, writes and publishes to. */
public record Ports(
    ReadPorts reads,
    MembershipLedger ledger,
    ChangeGuard guard,
    OutcomeEvents outcomeEvents,
    ReconcileQueues queues) {}
