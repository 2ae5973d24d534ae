package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.ApplicationGroups;
import io.studioaccess.reconciler.reconcile.ApplicationGroups.Answer;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The groups that are assigned to a domain's application. */
public abstract class ApplicationGroupsContract {
  private static final Answer MADE = new Answer.Made();

  protected abstract ApplicationGroups groups();

  protected abstract DomainArn domain();

  /** The domain's application. */
  protected abstract ApplicationArn application();

  /** A group of this name in the directory. */
  protected abstract GroupId addGroup(String name);

  /** An administrator assigns the group. */
  protected abstract void assignByHand(GroupId group);

  private Answer assign(GroupId group) {
    return groups().assign(domain(), application(), group);
  }

  private void unassign(GroupId group) {
    groups().unassign(domain(), application(), group);
  }

  private Set<GroupId> assigned() {
    return groups().assigned(domain(), application());
  }

  @Test
  void anAssignmentIsMadeOnce() {
    // Given
    GroupId analysts = addGroup("analysts");
    assertThat(assigned()).isEmpty();

    // When // Then
    assertThat(assign(analysts)).isEqualTo(MADE);
    assertThat(assigned()).containsExactly(analysts);
    assertThat(assign(analysts)).isEqualTo(new Answer.Existed());
    assertThat(assigned()).containsExactly(analysts);
  }

  @Test
  void whatAnAdministratorAssignedExisted() {
    // Given
    GroupId analysts = addGroup("analysts");
    assignByHand(analysts);

    // When // Then
    assertThat(assigned()).containsExactly(analysts);
    assertThat(assign(analysts)).isEqualTo(new Answer.Existed());
  }

  @Test
  void anAssignmentEndsAndCanBeMadeAgain() {
    // Given
    GroupId analysts = addGroup("analysts");
    GroupId engineers = addGroup("engineers");
    assertThat(assign(analysts)).isEqualTo(MADE);
    assertThat(assign(engineers)).isEqualTo(MADE);

    // When
    unassign(analysts);

    // Then
    assertThat(assigned()).containsExactly(engineers);
    assertThat(assign(analysts)).isEqualTo(MADE);
  }

  @Test
  void endingWhatDoesNotExistChangesNothing() {
    // Given
    GroupId analysts = addGroup("analysts");
    GroupId engineers = addGroup("engineers");
    assertThat(assign(engineers)).isEqualTo(MADE);

    // When
    unassign(analysts);
    unassign(analysts);

    // Then
    assertThat(assigned()).containsExactly(engineers);
  }

  /** A page has 100. */
  @Test
  void theGroupsOfEveryPageAreListed() {
    // Given
    Set<GroupId> expected =
        IntStream.range(0, 101)
            .mapToObj(n -> addGroup("group-" + n))
            .collect(Collectors.toUnmodifiableSet());
    expected.forEach(this::assignByHand);

    // When // Then
    assertThat(assigned()).isEqualTo(expected);
  }

  @Test
  void aGroupThatDoesNotExistIsRefused() {
    // Given
    GroupId missing = new GroupId("cccccccc-0000-4000-8000-000000000009");

    // When // Then
    assertThat(assign(missing)).isInstanceOf(Answer.Refused.class);
    assertThat(assigned()).isEmpty();
  }
}
