package io.studioaccess.studioctl.quarantine;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Departure;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A user whose access to one domain has ended or is ending. */
record Leaver(UserId user, DomainId domain, ProfileRecord profile) {

  /** All leavers, by deletion date. */
  static List<Leaver> all(LedgerSnapshot ledger) {
    List<Leaver> leavers = new ArrayList<>();
    ledger
        .users()
        .forEach(
            (user, record) ->
                record
                    .profiles()
                    .forEach(
                        (domain, profile) -> {
                          if (profile.state().isLeaving()) {
                            leavers.add(new Leaver(user, domain, profile));
                          }
                        }));
    leavers.sort(
        Comparator.comparing((Leaver leaver) -> leaver.due().orElse(Instant.MAX))
            .thenComparing(leaver -> leaver.user().value()));
    return leavers;
  }

  Optional<Instant> due() {
    return profile.departure().map(Departure::due);
  }
}
