package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.Cause;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.OutcomeHistory;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The history, to which both functions add. */
public abstract class OutcomeHistoryContract {
  protected static final UserId ANA = new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001");
  protected static final UserId BEN = new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000002");
  protected static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  protected static final RoleArn SCIENTIST =
      new RoleArn("arn:aws:iam::111122223333:role/studio/scientist");

  protected abstract OutcomeHistory one();

  protected abstract OutcomeHistory other();

  /** The outcomes of the user, oldest first. */
  protected abstract List<RecordedOutcome> outcomesOf(UserId user);

  protected static RecordedOutcome granted(UserId user, Instant after, Instant at) {
    return new RecordedOutcome(
        user,
        after,
        at,
        "event-1",
        new Cause(
            Optional.of("sso-directory.amazonaws.com/AddMemberToGroup"),
            Optional.of("arn:aws:iam::111122223333:role/DirectoryAdmin")),
        "Granted",
        new DomainId("d-research"),
        Optional.of(new ProfileName("ana")),
        Optional.of(new GroupName("data scientists")),
        Optional.empty(),
        Optional.of(SCIENTIST),
        Optional.empty());
  }

  private static RecordedOutcome refused(Instant after, Instant at, String reason) {
    return new RecordedOutcome(
        ANA,
        after,
        at,
        "event-1",
        Cause.NONE,
        "Refused",
        new DomainId("d-research"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(reason));
  }

  @Test
  void keepsEveryFieldOfAnOutcome() {
    // Given
    RecordedOutcome outcome = granted(ANA, Instant.EPOCH, NOON);

    // When
    one().add(outcome);

    // Then
    assertThat(outcomesOf(ANA)).containsExactly(outcome);
    assertThat(outcomesOf(BEN)).isEmpty();
  }

  @Test
  void anOutcomeThatIsToldAgainStaysAsItWasToldFirst() {
    // Given
    RecordedOutcome first = granted(ANA, Instant.EPOCH, NOON);
    RecordedOutcome again = granted(ANA, Instant.EPOCH, NOON.plusSeconds(30));
    one().add(first);

    // When
    one().add(first);
    other().add(again);

    // Then
    assertThat(outcomesOf(ANA)).containsExactly(first);
  }

  @Test
  void theSameChangeAfterAnotherOutcomeIsAnother() {
    // Given
    RecordedOutcome first = granted(ANA, Instant.EPOCH, NOON);
    RecordedOutcome second = granted(ANA, NOON.plusMillis(1), NOON.plusSeconds(60));
    RecordedOutcome third = granted(ANA, NOON.plusSeconds(60), NOON.plusSeconds(61));

    // When
    other().add(third);
    other().add(second);
    one().add(first);

    // Then
    assertThat(outcomesOf(ANA)).containsExactly(first, second, third);
  }

  @Test
  void outcomesOfOneReconcileAreAllKept() {
    // Given
    RecordedOutcome granted = granted(ANA, Instant.EPOCH, NOON);
    RecordedOutcome refused = refused(Instant.EPOCH, NOON, "no such role");
    RecordedOutcome refusedElse = refused(Instant.EPOCH, NOON, "no such domain");

    // When
    List.of(granted, refused, refusedElse).forEach(one()::add);

    // Then
    assertThat(outcomesOf(ANA)).containsExactlyInAnyOrder(granted, refused, refusedElse);
  }
}
