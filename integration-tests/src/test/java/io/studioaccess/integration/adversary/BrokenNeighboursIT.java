package io.studioaccess.integration.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.integration.adapters.TablesUnderTest;
import io.studioaccess.integration.adversary.InterceptedCalls.Fault;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.sweep.SweepReport;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;

/** Services and accounts that are broken, or full. */
class BrokenNeighboursIT {
  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private MappedGroup group;
  private MappedDomain domain;
  private InProcessFunctions functions;
  private InterceptedCalls calls;

  @BeforeEach
  void mapAGroup() {
    group = new MappedGroup(aws, TABLES);
    domain = group.domain;
    functions = group.functions();
    calls = group.calls;
  }

  @AfterEach
  void close() {
    group.close();
  }

  private UserId granted(String name) {
    return group.granted(name, functions);
  }

  @Test
  void aDomainThatDeniesItsListStopsNoSweep() {
    // Given
    UserId leaver = granted("ada");
    domain.directory.leave(leaver.value(), group.id);
    calls.spoil("SageMaker.ListUserProfiles", Fault.DENIED);

    // When
    SweepReport report = functions.sweep();

    // Then
    assertThat(functions.requested).extracting(ReconcileRequest::user).contains(leaver);
    assertThat(report.inaccessible()).containsKey(domain.arn);
  }

  @Test
  void aKeyThatIsGoneDeletesNobody() {
    // Given
    UserId user = granted("ada");
    calls.spoil("Identitystore.DescribeUser", Fault.KEY_NOT_FOUND);

    // When
    List<Outcome> outcomes = functions.tryToReconcile(user, Direction.REVOKE);

    // Then
    assertThat(outcomes).isEmpty();
    assertThat(domain.roleOf("ada")).isEqualTo(MappedDomain.role("scientists").value());
  }

  @Test
  void aFullDomainIsRefusedWithItsQuota() {
    // Given
    domain.studio.limitProfilesPerDomainTo(1);
    granted("ada");
    UserId user = domain.user("bob");
    domain.directory.join(user.value(), group.id);

    // When
    List<Outcome> outcomes = functions.reconcile(user, Direction.GRANT).outcomes();

    // Then
    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("quota", "Service Quotas"));
  }

  /** The console proposes such names. */
  @Test
  void aProfileOfAnotherNameIsFoundByItsSignInName() {
    // Given
    UserId omar = domain.user("omar");
    domain.studio.addProfile(
        CreateUserProfileRequest.builder()
            .domainId(domain.id())
            .userProfileName("default-20240101t000000")
            .singleSignOnUserIdentifier("UserName")
            .singleSignOnUserValue("omar")
            .build());
    functions.sweep();

    // When
    domain.directory.join(omar.value(), group.id);
    List<Outcome> outcomes = functions.reconcile(omar, Direction.GRANT).outcomes();

    // Then
    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("default-20240101t000000", "adopt"));
  }
}
