package io.studioaccess.reconciler.reconcile;

import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ANA;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.DOMAIN;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.SCIENTIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.plan.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserPlannerTest {
  private static final ProfileName NAME = new ProfileName("ana");

  private final InMemoryCompany company = new InMemoryCompany();
  private final UserPlanner planner = company.planner();

  private UserPlan plan() {
    UserRecord record = company.records.getOrDefault(ANA, UserRecord.empty());
    return planner.plan(ANA, record, Optional.empty());
  }

  @Test
  void planHasAllMembershipsAndTheNextStep() {
    // Given
    company.join("scientists");
    company.join("office");

    // When
    UserPlan ana = plan();

    // Then
    assertThat(ana.person()).contains(new DirectoryUser(ANA, new UserName("ana"), true));
    assertThat(ana.memberships())
        .extracting(ResolvedMembership::name, ResolvedMembership::mapped)
        .containsExactly(
            tuple(Optional.of(new GroupName("scientists")), true),
            tuple(Optional.of(new GroupName("office")), false));
    assertThat(ana.hasOperations()).isTrue();
    assertThat(ana.domains())
        .singleElement()
        .satisfies(
            domainPlan -> {
              assertThat(domainPlan.domain()).isEqualTo(DOMAIN);
              assertThat(domainPlan.summary()).isEqualTo("CreateProfile");
            });
  }

  @Test
  void planningChangesNothing() {
    company.join("scientists");

    plan();

    assertThat(company.records).isEmpty();
    assertThat(company.recordedMembers).isEmpty();
    assertThat(company.profiles).isEmpty();
    assertThat(company.leased).isEmpty();
    assertThat(company.published).isEmpty();
    assertThat(company.requeued).isEmpty();
  }

  @Test
  void upToDateUserNeedsNoOperation() {
    company.granted("scientists");

    UserPlan ana = plan();

    assertThat(ana.hasOperations()).isFalse();
    assertThat(ana.domains().getFirst().summary()).startsWith("nothing to do: Unchanged, ");
  }

  @Test
  void planForALeaverStartsWithTheRole() {
    company.granted("scientists");
    company.leave("scientists");

    assertThat(plan().domains().getFirst().summary())
        .isEqualTo("Quarantine, unless the hourly limit of changes is reached");
  }

  @Test
  void planMatchesTheNextReconcile() {
    company.join("scientists");
    String planned = plan().domains().getFirst().summary();

    Outcome outcome =
        company
            .reconciler(company.granting())
            .reconcile(ANA, Trigger.first("event-1"))
            .outcomes()
            .getFirst();

    assertThat(outcome).isInstanceOf(Outcome.Started.class);
    assertThat(planned).startsWith(outcome.summary());
  }

  @Test
  void inaccessibleAccountIsReported() {
    company.join("scientists");
    company.inaccessible = Optional.of("the access role refuses us");

    assertThat(plan().domains())
        .singleElement()
        .satisfies(
            domainPlan -> {
              assertThat(domainPlan).isInstanceOf(DomainPlan.Inaccessible.class);
              assertThat(domainPlan.summary()).isEqualTo("the access role refuses us");
              assertThat(domainPlan.hasOperations()).isFalse();
            });
  }

  @Test
  void foundProfileIsPlannedFor() {
    DomainArn domain = DomainArn.of(DOMAIN, SCIENTIST, InMemoryCompany.HOME);

    UserPlan ana = planner.plan(ANA, UserRecord.empty(), Optional.of(new ProfileRef(domain, NAME)));

    assertThat(ana.domains())
        .singleElement()
        .isInstanceOfSatisfying(
            DomainPlan.Planned.class,
            planned -> assertThat(planned.input().desired()).isEqualTo(new Desired.Nothing()));
  }

  @Test
  void unknownUserHasNoPlans() {
    company.users.clear();

    assertThat(plan()).isEqualTo(new UserPlan(Optional.empty(), List.of(), List.of()));
    assertThat(company.records).isEqualTo(Map.of());
  }
}
