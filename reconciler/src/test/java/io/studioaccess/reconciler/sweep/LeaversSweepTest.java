package io.studioaccess.reconciler.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sweeps with quarantined profiles. */
class LeaversSweepTest {
  private static final SweepRequest ALL_USERS = SweepRequest.allUsers("sweep-1");

  private final InMemoryDirectory company = new InMemoryDirectory();
  private final UserId ana = company.user();
  private final UserId bo = company.user();

  private void sweep() {
    company.sweep().run(ALL_USERS, () -> false);
  }

  @Test
  void dueProfileGoesToTheDeprovisioner() {
    company.quarantined(ana, "scientists", company.now);
    company.quarantined(bo, "scientists", company.now.plusMillis(1));

    sweep();

    assertThat(company.requested(Direction.REVOKE)).containsExactly(ana);
    assertThat(company.requested(Direction.GRANT)).isEmpty();
  }

  @Test
  void dueProfileIsRequestedByEverySweep() {
    company.quarantined(ana, "scientists", company.now);

    sweep();
    company.now = company.now.plus(Duration.ofHours(1));
    sweep();

    assertThat(company.requested(Direction.REVOKE)).containsExactly(ana, ana);
  }

  @Test
  void changedProfileGoesToTheDeprovisioner() {
    company.quarantined(ana, "scientists", company.now.plusSeconds(60));
    company.quarantined(bo, "scientists", company.now.plusSeconds(60));
    company.touchProfileOf(ana);
    company.deleteProfileOf(bo);

    sweep();

    assertThat(company.requested(Direction.REVOKE)).containsExactlyInAnyOrder(ana, bo);
    assertThat(company.requests.get(Direction.REVOKE))
        .extracting(ReconcileRequest::reason)
        .containsOnly("the profile was changed");
  }

  @Test
  void missedReturnGoesToTheProvisioner() {
    company.quarantined(ana, "scientists", company.now.plusSeconds(60));
    company.quarantined(bo, "scientists", company.now);
    company.join(ana, "scientists").join(bo, "scientists");

    sweep();

    assertThat(company.requested(Direction.GRANT)).containsExactlyInAnyOrder(ana, bo);
    assertThat(company.requested(Direction.REVOKE)).isEmpty();
  }

  @Test
  void groupSweepSkipsDueProfiles() {
    company.quarantined(ana, "scientists", company.now);

    company
        .sweep()
        .run(
            SweepRequest.members(Set.of(company.group("engineers")), Set.of(), "event-1"),
            () -> false);

    assertThat(company.requested(Direction.REVOKE)).isEqualTo(List.of());
  }
}
