package io.studioaccess.reconciler.plan;

import io.studioaccess.reconciler.plan.ObservedProfile.Foreign;
import java.util.Optional;

/** Settles a revocation in a domain where the user has no profile of ours. */
final class NothingToRevoke {
  private NothingToRevoke() {}

  /** The profile is gone, or never was. */
  static Step deleted(PlanInput input, Optional<String> note) {
    Outcome outcome =
        input
            .record()
            .filter(_ -> input.wasSeenInService())
            .<Outcome>map(
                record ->
                    new Outcome.Revoked(
                        input.domain().id(),
                        record.name(),
                        record.group(),
                        record.role(),
                        record.departure().flatMap(Departure::homeEfsFileSystemUid),
                        note))
            .orElseGet(() -> new Outcome.Unchanged("no profile exists or ever existed"));
    return new Step.Settle(Optional.empty(), outcome);
  }

  /**
   * A foreign profile is never changed. If the ledger records it as ours, the user may still have
   * access: this is reported, and the record stays, so that the profile can be tagged again.
   */
  static Step foreign(PlanInput input, Foreign foreign) {
    if (foreign.kind() == Foreign.Kind.ADOPTED) {
      return new Step.Settle(
          Optional.empty(),
          new Outcome.Unchanged(
              "profile %s belongs to another user now".formatted(foreign.name())));
    }
    if (foreign.kind() == Foreign.Kind.SUCCESSOR) {
      return deleted(
          input, Optional.of("profile %s is another user's now".formatted(foreign.name())));
    }
    if (input.wasSeenInService()) {
      return new Step.Settle(
          input.record(),
          new Outcome.Blocked(
              input.domain().id(),
              foreign.name(),
              "profile %s is recorded as ours, but was created again since and lacks our tags for this user: delete it, or tag it and reconcile the user"
                  .formatted(foreign.name())));
    }
    return new Step.Settle(
        Optional.empty(),
        new Outcome.Unchanged(
            "profile %s was not created by Studio Access and is left unchanged"
                .formatted(foreign.name())));
  }
}
