package io.studioaccess.integration.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.integration.adapters.TablesUnderTest;
import io.studioaccess.reconciler.desired.ProfileNaming;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Names that somebody chose to stop the functions. */
class HostileNamesIT {
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

  /** What the API's own patterns allow, and more: a directory may hold anything. */
  @Test
  void aGroupNameThatNoRowCanHaveStopsNobody() {
    // Given
    UserId ada = granted("ada");
    UserId bob = granted("bob");
    for (String name : List.of("no\u00a0break", "wide\u3000space", "zero\u200bwidth", "")) {
      String other = domain.directory.addGroup("team").groupId();
      domain.directory.renameGroup(other, name);
      domain.directory.join(ada.value(), other);
      domain.directory.join(bob.value(), other);
    }

    // When
    domain.directory.leave(bob.value(), group.id);
    functions.sweep();

    // Then
    assertThat(functions.requested).extracting(ReconcileRequest::user).contains(bob);
    functions.reconcile(bob, Direction.REVOKE).throwFailure();
    functions.reconcile(ada, Direction.REVOKE).throwFailure();
    assertThat(domain.roleOf("bob")).isEqualTo(InProcessFunctions.QUARANTINE.value());
    assertThat(domain.roleOf("ada")).isEqualTo(MappedDomain.role("scientists").value());
  }

  @Test
  void nobodyIsBlockedByANameThatIsTaken() {
    // Given
    String profileOfJane =
        ProfileNaming.candidates(new UserName("jane.doe@example.com"), new UserId("any"))
            .getFirst()
            .value();

    // When
    granted(profileOfJane);
    granted("jane.doe@example.com");

    // Then
    assertThat(domain.studio.profiles())
        .extracting(profile -> profile.singleSignOnUserValue())
        .containsExactlyInAnyOrder("jane.doe@example.com", profileOfJane);
  }
}
