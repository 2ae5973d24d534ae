package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import org.junit.jupiter.api.Test;

/** The groups that are known to be assigned. */
public abstract class GroupAssignmentsContract {
  private static final DomainId DOMAIN = new DomainId("d-one");
  private static final GroupId GROUP = group(1);

  protected abstract GroupAssignments assignments();

  private static GroupId group(int number) {
    return new GroupId("cccccccc-0000-4000-8000-%012d".formatted(number));
  }

  @Test
  void knowsWhatWasAddedAndNothingElse() {
    assertThat(assignments().has(DOMAIN, GROUP)).isFalse();
    assignments().add(DOMAIN, GROUP);

    assertThat(assignments().has(DOMAIN, GROUP)).isTrue();
    assertThat(assignments().has(new DomainId("d-two"), GROUP)).isFalse();
    assertThat(assignments().has(DOMAIN, group(2))).isFalse();
  }

  @Test
  void addingAgainChangesNothing() {
    assignments().add(DOMAIN, GROUP);
    assignments().add(DOMAIN, GROUP);

    assertThat(assignments().has(DOMAIN, GROUP)).isTrue();
  }
}
