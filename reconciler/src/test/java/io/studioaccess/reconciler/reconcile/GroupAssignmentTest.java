package io.studioaccess.reconciler.reconcile;

import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ANA;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.DOMAIN;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.SCIENTIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.ProfileStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupAssignmentTest {
  private static final ProfileName NAME = new ProfileName("ana");
  private static final Trigger EVENT = Trigger.first("event-1");

  private final InMemoryCompany company = new InMemoryCompany();
  private final Reconciler provisioner = company.reconciler(company.granting());
  private final Reconciler deprovisioner = company.reconciler(company.revoking());

  @Test
  void assignsOnlyTheWinningGroup() {
    company.join("scientists");
    company.join("engineers");
    reconcile(3);

    assertThat(company.assigned).containsExactly(company.groups.get(new GroupName("engineers")));
  }

  @Test
  void assignedGroupIsGrantedWithTheSecondReconcile() {
    company.join("scientists");
    company.assigned.add(company.groups.get(new GroupName("scientists")));

    assertThat(reconcile(2)).singleElement().isInstanceOf(Outcome.Granted.class);
  }

  @Test
  void unchangedReconcileDoesNotReadTheAssignment() {
    // Given
    company.join("scientists");
    reconcile(3);
    int readBefore = company.assignmentsRead;

    // When
    reconcile(1);

    // Then
    assertThat(company.assignmentsRead).isEqualTo(readBefore);
  }

  @Test
  void assignmentIsNotReadBeforeTheProfileIsInService() {
    company.join("scientists");
    company.profile("ana", "ana", SCIENTIST, ProfileStatus.PENDING);
    company.tags.put(NAME, ANA);
    reconcile(2);

    assertThat(company.assignmentsRead).isZero();
  }

  @Test
  void newWinningGroupWithTheSameRoleIsAssigned() {
    // Given
    company.rows.clear();
    company.rows.add(InMemoryCompany.row("scientists", SCIENTIST, 20));
    company.rows.add(InMemoryCompany.row("engineers", SCIENTIST, 10));
    company.join("scientists");
    company.join("engineers");
    reconcile(3);

    // When
    company.leave("engineers");

    // Then
    assertThat(deprovisioner.reconcile(ANA, EVENT).outcomes())
        .singleElement()
        .isInstanceOf(Outcome.HandedOver.class);
    reconcile(1);
    assertThat(company.assigned).contains(company.groups.get(new GroupName("scientists")));
    assertThat(reconcile(1)).singleElement().isInstanceOf(Outcome.Unchanged.class);
    assertThat(company.records.get(ANA).in(DOMAIN).flatMap(ProfileRecord::assigned))
        .contains(company.groups.get(new GroupName("scientists")));
  }

  @Test
  void domainWithoutApplicationRequiresAManualStep() {
    company.application = Optional.empty();
    company.join("scientists");

    assertThat(reconcile(2))
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Granted.class,
            granted ->
                assertThat(granted.todo().orElseThrow())
                    .contains("assign group 'scientists'", DOMAIN.value()));
    assertThat(company.assigned).isEmpty();
  }

  private List<Outcome> reconcile(int times) {
    List<Outcome> last = List.of();
    for (int i = 0; i < times; i++) {
      last = provisioner.reconcile(ANA, EVENT).outcomes();
    }
    return last;
  }
}
