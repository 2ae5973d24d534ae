package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.reconcile.AssignmentRecord;
import io.studioaccess.reconciler.reconcile.AssignmentRecord.State;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The recorded assignments, of which each write replaces what its writer has read. */
public abstract class GroupAssignmentsContract {
  private static final DomainArn ARN =
      new DomainArn("arn:aws:sagemaker:eu-west-1:111122223333:domain/d-one");
  private static final DomainId DOMAIN = ARN.id();
  private static final GroupId GROUP = group(1);
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00.123Z");
  private static final AssignmentRecord MAKING = AssignmentRecord.of(ARN, State.MAKING, NOW);
  private static final AssignmentRecord MADE =
      AssignmentRecord.of(ARN, State.MADE, NOW.plusMillis(1));

  protected abstract GroupAssignments assignments();

  private static GroupId group(int number) {
    return new GroupId("cccccccc-0000-4000-8000-%012d".formatted(number));
  }

  private boolean replace(Optional<AssignmentRecord> before, AssignmentRecord after) {
    return assignments().replace(DOMAIN, GROUP, before, after);
  }

  @Test
  void knowsWhatWasRecordedAndNothingElse() {
    assertThat(assignments().has(DOMAIN, GROUP)).isFalse();
    assertThat(replace(Optional.empty(), MADE)).isTrue();

    assertThat(assignments().find(DOMAIN, GROUP)).contains(MADE);
    assertThat(assignments().has(DOMAIN, GROUP)).isTrue();
    assertThat(assignments().has(new DomainId("d-two"), GROUP)).isFalse();
    assertThat(assignments().has(DOMAIN, group(2))).isFalse();
  }

  @Test
  void onlyMadeAndFoundCountAsAssigned() {
    AssignmentRecord last = MAKING;
    assertThat(replace(Optional.empty(), last)).isTrue();
    for (State state : State.values()) {
      AssignmentRecord next = AssignmentRecord.of(ARN, state, last.since().plusMillis(1));
      assertThat(replace(Optional.of(last), next)).isTrue();
      assertThat(assignments().has(DOMAIN, GROUP))
          .isEqualTo(state == State.MADE || state == State.FOUND);
      last = next;
    }
  }

  @Test
  void ofTwoWhoHaveReadTheSameOneWrites() {
    // Given
    assertThat(replace(Optional.empty(), MAKING)).isTrue();

    // When
    assertThat(replace(Optional.empty(), MADE)).isFalse();
    assertThat(replace(Optional.of(MADE), MADE)).isFalse();
    assertThat(replace(Optional.of(MAKING), MADE)).isTrue();
    assertThat(replace(Optional.of(MAKING), AssignmentRecord.of(ARN, State.FOUND, NOW))).isFalse();

    // Then
    assertThat(assignments().find(DOMAIN, GROUP)).contains(MADE);
  }

  @Test
  void theSameStateOfAnotherMomentIsAnotherRecord() {
    assertThat(replace(Optional.empty(), MAKING)).isTrue();
    AssignmentRecord other = AssignmentRecord.of(ARN, State.MAKING, NOW.plusSeconds(1));

    assertThat(replace(Optional.of(other), MADE)).isFalse();
    assertThat(assignments().remove(DOMAIN, GROUP, other)).isFalse();
    assertThat(assignments().find(DOMAIN, GROUP)).contains(MAKING);
  }

  @Test
  void removesWhatWasReadOnly() {
    assertThat(replace(Optional.empty(), MADE)).isTrue();

    assertThat(assignments().remove(DOMAIN, GROUP, MAKING)).isFalse();
    assertThat(assignments().remove(DOMAIN, GROUP, MADE)).isTrue();
    assertThat(assignments().remove(DOMAIN, GROUP, MADE)).isFalse();

    assertThat(assignments().find(DOMAIN, GROUP)).isEmpty();
    assertThat(replace(Optional.empty(), MAKING)).isTrue();
  }
}
