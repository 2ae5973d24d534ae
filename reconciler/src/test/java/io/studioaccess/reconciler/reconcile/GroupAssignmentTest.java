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
  void theWinningGroupIsAssignedAndNoOther() {
    company.join("scientists");
    company.join("engineers");
    look(3);

    assertThat(company.assigned).containsExactly(company.groups.get(new GroupName("engineers")));
  }

  @Test
  void whoJoinsAGroupThatIsAssignedIsToldOfAtTheSecondLook() {
    company.join("scientists");
    company.assigned.add(company.groups.get(new GroupName("scientists")));

    assertThat(look(2)).singleElement().isInstanceOf(Outcome.Granted.class);
  }

  @Test
  void aLookThatChangesNothingDoesNotAskTheLedgerForTheAssignment() {
    // Given
    company.join("scientists");
    look(3);
    int readBefore = company.assignmentsRead;

    // When
    look(1);

    // Then
    assertThat(company.assignmentsRead).isEqualTo(readBefore);
  }

  @Test
  void aProfileThatDoesNotStandYetIsNotWorthAskingFor() {
    company.join("scientists");
    company.profile("ana", "ana", SCIENTIST, ProfileStatus.PENDING);
    company.tags.put(NAME, ANA);
    look(2);

    assertThat(company.assignmentsRead).isZero();
  }

  @Test
  void aNewWinnerWithTheSameRoleIsAssignedToo() {
    // Given
    company.rows.clear();
    company.rows.add(InMemoryCompany.row("scientists", SCIENTIST, 20));
    company.rows.add(InMemoryCompany.row("engineers", SCIENTIST, 10));
    company.join("scientists");
    company.join("engineers");
    look(3);

    // When
    company.leave("engineers");

    // Then
    assertThat(deprovisioner.reconcile(ANA, EVENT))
        .singleElement()
        .isInstanceOf(Outcome.HandedOver.class);
    look(1);
    assertThat(company.assigned).contains(company.groups.get(new GroupName("scientists")));
    assertThat(look(1)).singleElement().isInstanceOf(Outcome.Unchanged.class);
    assertThat(company.records.get(ANA).in(DOMAIN).flatMap(ProfileRecord::assigned))
        .contains(company.groups.get(new GroupName("scientists")));
  }

  @Test
  void onADomainWithoutAnApplicationTheOutcomeSaysWhatToDoByHand() {
    company.application = Optional.empty();
    company.join("scientists");

    assertThat(look(2))
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Granted.class,
            granted ->
                assertThat(granted.todo().orElseThrow())
                    .contains("assign group 'scientists'", DOMAIN.value()));
    assertThat(company.assigned).isEmpty();
  }

  private List<Outcome> look(int times) {
    List<Outcome> last = List.of();
    for (int i = 0; i < times; i++) {
      last = provisioner.reconcile(ANA, EVENT);
    }
    return last;
  }
}
