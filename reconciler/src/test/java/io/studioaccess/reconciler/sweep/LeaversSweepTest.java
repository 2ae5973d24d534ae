package io.studioaccess.reconciler.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whom a sweep names of those in quarantine. */
class LeaversSweepTest {
  private static final SweepRequest EVERYBODY = SweepRequest.everybody("sweep-1");

  private final InMemoryDirectory company = new InMemoryDirectory();
  private final UserId ana = company.user();
  private final UserId bo = company.user();

  private void sweep() {
    company.sweep().run(EVERYBODY, () -> false);
  }

  @Test
  void whoIsDueGoesToTheDeprovisionerAndNobodySooner() {
    company.quarantined(ana, "scientists", company.now);
    company.quarantined(bo, "scientists", company.now.plusMillis(1));

    sweep();

    assertThat(company.named(Direction.REVOKE)).containsExactly(ana);
    assertThat(company.named(Direction.GRANT)).isEmpty();
  }

  @Test
  void whoIsDueIsNamedEachHourForAsLongAsTheProfileStands() {
    company.quarantined(ana, "scientists", company.now);

    sweep();
    company.now = company.now.plus(Duration.ofHours(1));
    sweep();

    assertThat(company.named(Direction.REVOKE)).containsExactly(ana, ana);
  }

  @Test
  void aProfileInQuarantineThatWasChangedOrDeletedByHandGoesToTheDeprovisioner() {
    company.quarantined(ana, "scientists", company.now.plusSeconds(60));
    company.quarantined(bo, "scientists", company.now.plusSeconds(60));
    company.touchProfileOf(ana);
    company.deleteProfileOf(bo);

    sweep();

    assertThat(company.named(Direction.REVOKE)).containsExactlyInAnyOrder(ana, bo);
    assertThat(company.named.get(Direction.REVOKE))
        .extracting(ReconcileRequest::reason)
        .containsOnly("the profile was changed");
  }

  @Test
  void whoCameBackUnheardGoesToTheProvisionerWhateverTheDay() {
    company.quarantined(ana, "scientists", company.now.plusSeconds(60));
    company.quarantined(bo, "scientists", company.now);
    company.join(ana, "scientists").join(bo, "scientists");

    sweep();

    assertThat(company.named(Direction.GRANT)).containsExactlyInAnyOrder(ana, bo);
    assertThat(company.named(Direction.REVOKE)).isEmpty();
  }

  @Test
  void aSweepOfOneGroupLeavesThoseInQuarantineInPeace() {
    company.quarantined(ana, "scientists", company.now);

    company
        .sweep()
        .run(
            SweepRequest.members(Set.of(company.group("engineers")), Set.of(), "event-1"),
            () -> false);

    assertThat(company.named(Direction.REVOKE)).isEqualTo(List.of());
  }
}
