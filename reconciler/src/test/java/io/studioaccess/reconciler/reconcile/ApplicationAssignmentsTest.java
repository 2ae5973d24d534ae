package io.studioaccess.reconciler.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.contracts.MapOfAssignments;
import io.studioaccess.reconciler.contracts.MapOfAssignments.Key;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.AssignmentRecord.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose an assignment is, whatever happens between the calls. */
class ApplicationAssignmentsTest {
  private static final DomainArn DOMAIN =
      new DomainArn("arn:aws:sagemaker:eu-west-1:111122223333:domain/d-one");
  private static final ApplicationArn APPLICATION =
      new ApplicationArn("arn:aws:sso::111122223333:application/ssoins-1234567890abcdef/apl-1");
  private static final GroupId GROUP = new GroupId("00000001-0000-4000-8000-000000000000");
  private static final Key KEY = new Key(DOMAIN.id(), GROUP);
  private static final OperationResult DONE = new OperationResult.Done();

  private final MapOfAssignments world = new MapOfAssignments();
  private Instant now = Instant.parse("2026-03-02T09:00:00Z");
  private final ApplicationAssignments assignments =
      new ApplicationAssignments(world, world, () -> now = now.plusSeconds(1));

  private OperationResult assign() {
    return assignments.assign(DOMAIN, APPLICATION, GROUP);
  }

  private Optional<State> state() {
    return world.find(DOMAIN.id(), GROUP).map(AssignmentRecord::state);
  }

  private AssignmentRecord made() {
    assertThat(assign()).isEqualTo(DONE);
    return world.find(DOMAIN.id(), GROUP).orElseThrow();
  }

  private boolean end(AssignmentRecord known) {
    return end(known, true);
  }

  private boolean end(AssignmentRecord known, boolean isUnwanted) {
    return assignments
        .intendEnd(DOMAIN, GROUP, known)
        .filter(intent -> assignments.end(DOMAIN, APPLICATION, GROUP, intent, () -> isUnwanted))
        .isPresent();
  }

  @Test
  void anAssignmentThatWeMadeIsOurs() {
    world.beforeTheCall = () -> assertThat(state()).contains(State.MAKING);

    assertThat(assign()).isEqualTo(DONE);

    assertThat(world.assigned).containsExactly(KEY);
    assertThat(state()).contains(State.MADE);
  }

  @Test
  void anAssignmentFromBeforeIsFound() {
    world.assigned.add(KEY);

    assertThat(assign()).isEqualTo(DONE);

    assertThat(state()).contains(State.FOUND);
  }

  @Test
  void anAdministratorWhoIsFasterKeepsTheAssignment() {
    world.beforeTheCall = () -> world.assigned.add(KEY);

    assertThat(assign()).isEqualTo(DONE);

    assertThat(state()).contains(State.FOUND);
  }

  @Test
  void aFunctionThatDiesAfterTheCallLeavesAnAssignmentOfOurs() {
    // Given
    world.afterTheCall =
        () -> {
          throw new AssertionError("killed");
        };
    assertThatThrownBy(this::assign).isInstanceOf(AssertionError.class);
    assertThat(world.has(DOMAIN.id(), GROUP)).isFalse();

    // When
    assertThat(assign()).isEqualTo(DONE);

    // Then
    assertThat(state()).contains(State.MADE);
  }

  @Test
  void anAnswerThatGetsLostLeavesAnAssignmentOfOurs() {
    world.afterTheCall =
        () -> {
          throw new IllegalStateException("timed out");
        };
    assertThatThrownBy(this::assign).hasMessage("timed out");
    assertThat(state()).contains(State.MAKING);

    assertThat(assign()).isEqualTo(DONE);
    assertThat(state()).contains(State.MADE);
  }

  @Test
  void aFailureWithoutEffectClaimsNothing() {
    // Given
    world.beforeTheCall =
        () -> {
          throw new IllegalStateException("denied");
        };
    assertThatThrownBy(this::assign).hasMessage("denied");

    // When
    world.assigned.add(KEY); // by hand, as the outcome asks for
    assertThat(assign()).isEqualTo(DONE);

    // Then
    assertThat(state()).contains(State.FOUND);
  }

  @Test
  void aRefusalClaimsNothing() {
    world.answer = Optional.of(new ApplicationGroups.Answer.Refused("no such application"));
    assertThat(assign()).isEqualTo(new OperationResult.Refused("no such application"));
    world.assigned.add(KEY);

    assertThat(assign()).isEqualTo(DONE);
    assertThat(state()).contains(State.FOUND);
  }

  @Test
  void ourSuccessIsRecordedThoughAnotherIntentReplacedOurs() {
    world.beforeTheCall =
        () -> world.records.put(KEY, AssignmentRecord.of(DOMAIN, State.MAKING, now.plusMillis(1)));

    assertThat(assign()).isEqualTo(DONE);

    assertThat(state()).contains(State.MADE);
  }

  @Test
  void ofTwoFunctionsThatReadTheSameOneWaits() {
    // Given
    ApplicationAssignments other = new ApplicationAssignments(world, stale(), () -> now);
    assertThat(assign()).isEqualTo(DONE);
    world.assigned.clear();

    // When // Then
    assertThat(other.assign(DOMAIN, APPLICATION, GROUP)).isInstanceOf(OperationResult.Busy.class);
    assertThat(world.assigned).isEmpty();
  }

  @Test
  void anOldListIsNoReasonOnceTheRecordIsReplaced() {
    world.records.put(KEY, AssignmentRecord.of(DOMAIN, State.ENDING, now));

    for (boolean isAssigned : List.of(true, false)) {
      assertThat(assignments.assign(DOMAIN, APPLICATION, GROUP, Optional.empty(), isAssigned))
          .isInstanceOf(OperationResult.Busy.class);
    }
    assertThat(world.assigned).isEmpty();
    assertThat(state()).contains(State.ENDING);
  }

  @Test
  void whoeverHasListedTheApplicationListsItNoMore() {
    assertThat(assignments.assign(DOMAIN, APPLICATION, GROUP, Optional.empty(), false))
        .isEqualTo(DONE);

    assertThat(world.lists).isZero();
    assertThat(state()).contains(State.MADE);
  }

  /** Reads nothing, as before the other's first write. */
  private GroupAssignments stale() {
    return new GroupAssignments() {
      @Override
      public Optional<AssignmentRecord> find(DomainId domain, GroupId group) {
        return Optional.empty();
      }

      @Override
      public boolean replace(
          DomainId domain,
          GroupId group,
          Optional<AssignmentRecord> before,
          AssignmentRecord after) {
        return world.replace(domain, group, before, after);
      }

      @Override
      public boolean remove(DomainId domain, GroupId group, AssignmentRecord before) {
        return world.remove(domain, group, before);
      }
    };
  }

  @Test
  void whatWeMadeEnds() {
    AssignmentRecord made = made();
    world.beforeTheCall = () -> assertThat(state()).contains(State.ENDING);

    assertThat(end(made)).isTrue();

    assertThat(world.assigned).isEmpty();
    assertThat(state()).isEmpty();
  }

  @Test
  void whatWasFoundNeverEnds() {
    world.assigned.add(KEY);
    AssignmentRecord found = made();

    assertThatThrownBy(() -> end(found)).isInstanceOf(IllegalArgumentException.class);
    assertThat(world.assigned).containsExactly(KEY);
  }

  @Test
  void nothingEndsThatSomebodyWantsAfterAll() {
    AssignmentRecord made = made();

    assertThat(end(made, false)).isFalse();

    assertThat(world.assigned).containsExactly(KEY);
    assertThat(state()).contains(State.MADE);
  }

  @Test
  void nothingEndsByAnOldRecord() {
    AssignmentRecord made = made();
    world.records.put(KEY, AssignmentRecord.of(DOMAIN, State.FOUND, now.plusSeconds(9)));

    assertThat(end(made)).isFalse();
    assertThat(world.assigned).containsExactly(KEY);
  }

  @Test
  void whoWantsAnEndingAssignmentGetsIt() {
    // Given
    AssignmentRecord made = made();

    // When: it is assigned between the last question and the call
    world.beforeTheCall =
        () -> {
          world.beforeTheCall = () -> {};
          assertThat(assign()).isEqualTo(DONE);
        };
    assertThat(end(made)).isFalse();

    // Then
    assertThat(world.assigned).containsExactly(KEY);
    assertThat(state()).contains(State.MADE);
  }

  @Test
  void aFunctionThatDiesWhileItEndsIsCompletedLater() {
    // Given
    AssignmentRecord made = made();
    world.afterTheCall =
        () -> {
          throw new AssertionError("killed");
        };
    assertThatThrownBy(() -> end(made)).isInstanceOf(AssertionError.class);
    world.afterTheCall = () -> {};

    // When
    assertThat(end(world.find(DOMAIN.id(), GROUP).orElseThrow())).isTrue();

    // Then
    assertThat(state()).isEmpty();
  }
}
