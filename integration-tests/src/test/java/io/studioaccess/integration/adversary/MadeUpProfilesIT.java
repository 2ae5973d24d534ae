package io.studioaccess.integration.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.integration.adapters.TablesUnderTest;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** Profiles that somebody tagged as ours. */
class MadeUpProfilesIT {
  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private MappedGroup group;
  private MappedDomain domain;
  private InProcessFunctions functions;

  @BeforeEach
  void mapAGroup() {
    group = new MappedGroup(aws, TABLES);
    domain = group.domain;
    functions = group.functions();
  }

  @AfterEach
  void close() {
    group.close();
  }

  private UserId granted(String name) {
    return group.granted(name, functions);
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key("studio-access:" + key).value(value).build();
  }

  private UserId madeUp(int number) {
    UserId owner = new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-%012d".formatted(number));
    domain.directory.addUser("made-up-" + number);
    domain.studio.addProfile(
        CreateUserProfileRequest.builder()
            .domainId(domain.id())
            .userProfileName("made-up-" + number)
            .singleSignOnUserIdentifier("UserName")
            .singleSignOnUserValue("made-up-" + number)
            .userSettings(settings -> settings.executionRole(MappedDomain.ROLES + "scientists"))
            .tags(tag("managed-by", "studio-access"), tag("user-id", owner.value()))
            .build());
    return owner;
  }

  @Test
  void madeUpProfilesHoldUpNoLeaver() {
    // Given
    functions = group.functions(3);
    UserId leaver = granted("ada");
    for (int i = 0; i < 30; i++) {
      madeUp(i);
    }
    functions.sweep();
    List<Outcome> outcomes = new ArrayList<>();
    for (ReconcileRequest request : List.copyOf(functions.requested)) {
      outcomes.addAll(
          functions.reconcile(request.user(), Direction.REVOKE, request.trigger()).outcomes());
    }
    assertThat(outcomes).filteredOn(Outcome.Held.class::isInstance).hasSize(27);

    // When
    domain.directory.leave(leaver.value(), group.id);
    functions.reconcile(leaver, Direction.REVOKE).throwFailure();

    // Then
    assertThat(domain.roleOf("ada")).isEqualTo(InProcessFunctions.QUARANTINE.value());
  }
}
