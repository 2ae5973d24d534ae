package io.studioaccess.reconciler.reconcile;

/** The ports of the reconcile loop: everything that it reads, writes and publishes to. */
public record Ports(
    ReadPorts reads,
    MembershipLedger ledger,
    ChangeGuard guard,
    OutcomeEvents outcomeEvents,
    OutcomeHistory history,
    ReconcileQueues queues) {}
