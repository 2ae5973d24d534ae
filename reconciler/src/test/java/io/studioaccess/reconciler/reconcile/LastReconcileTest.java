package io.studioaccess.reconciler.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastReconcileTest {
  private static final Instant CHANGE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant NOW = CHANGE.plusSeconds(60);

  @Test
  void aReconcileThatBeganLateEnoughCoversTheChange() {
    assertThat(begun(LastReconcile.SETTLING).covers(CHANGE, Direction.REVOKE, NOW)).isTrue();
  }

  @Test
  void aReconcileThatBeganTooSoonAfterTheChangeMayHaveMissedIt() {
    assertThat(begun(LastReconcile.SETTLING.minusMillis(1)).covers(CHANGE, Direction.REVOKE, NOW))
        .isFalse();
    assertThat(begun(Duration.ofSeconds(-1)).covers(CHANGE, Direction.REVOKE, NOW)).isFalse();
  }

  @Test
  void aChangeInTheFutureIsNotCovered() {
    assertThat(begun(Duration.ofSeconds(50)).covers(NOW.plusSeconds(3_600), Direction.REVOKE, NOW))
        .isFalse();
  }

  @Test
  void aUserWithoutARecordIsNotCovered() {
    assertThat(LastReconcile.NONE.covers(CHANGE, Direction.REVOKE, NOW)).isFalse();
  }

  @Test
  void aReconcileThatIsDueSoonCoversTheChange() {
    assertThat(pending(Duration.ofSeconds(5), false).covers(CHANGE, Direction.REVOKE, CHANGE))
        .isTrue();
  }

  @Test
  void aReconcileThatIsDueTooSoonMayMissTheChange() {
    assertThat(pending(Duration.ofSeconds(4), false).covers(CHANGE, Direction.REVOKE, CHANGE))
        .isFalse();
  }

  @Test
  void aRevocationDoesNotWaitForALateReconcile() {
    assertThat(pending(Duration.ofSeconds(40), false).covers(CHANGE, Direction.REVOKE, CHANGE))
        .isFalse();
  }

  @Test
  void aReconcileThatIsOverdueMayBeFailing() {
    assertThat(pending(Duration.ofSeconds(5), false).covers(CHANGE, Direction.REVOKE, NOW))
        .isFalse();
  }

  @Test
  void aReconcileInProgressMayCancelThePendingOne() {
    assertThat(pending(Duration.ofSeconds(5), true).covers(CHANGE, Direction.REVOKE, CHANGE))
        .isFalse();
  }

  @Test
  void aRevocationDoesNotRelyOnTheProvisioner() {
    assertThat(pending(Duration.ofSeconds(5), false).covers(CHANGE, Direction.GRANT, CHANGE))
        .isFalse();
  }

  private static LastReconcile begun(Duration afterTheChange) {
    return new LastReconcile(Optional.of(CHANGE.plus(afterTheChange)), false, Map.of());
  }

  private static LastReconcile pending(Duration afterTheChange, boolean isLeased) {
    return new LastReconcile(
        Optional.empty(),
        isLeased,
        Map.of(Direction.REVOKE, new PendingReconcile(7, CHANGE.plus(afterTheChange), CHANGE)));
  }
}
