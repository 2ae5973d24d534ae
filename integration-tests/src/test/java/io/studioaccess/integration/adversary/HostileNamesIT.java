package io.studioaccess.integration.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.integration.adapters.TablesUnderTest;
import io.studioaccess.reconciler.desired.ProfileNaming;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Names that somebody chose to stop the functions. */
class HostileNamesIT {
  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private MappedDomain domain;
  private String scientists;
  private InProcessFunctions functions;

  @BeforeEach
  void mapAGroup() {
    domain = new MappedDomain(aws, TABLES);
    domain.map("scientists", 20);
    scientists = domain.directory.addGroup("scientists").groupId();
    functions = new InProcessFunctions(aws, TABLES, new InterceptedCalls(), http);
  }

  @AfterEach
  void close() {
    http.close();
  }

  private UserId granted(String name) {
    UserId user = domain.user(name);
    domain.directory.join(user.value(), scientists);
    for (int i = 0; i < 3; i++) {
      functions.reconcile(user, Direction.GRANT).throwFailure();
      aws.clock.advance(Duration.ofMinutes(2));
    }
    return user;
  }

  /** What the API's own patterns allow, and more: a directory may hold anything. */
  @Test
  void aGroupNameThatNoRowCanHaveStopsNobody() {
    // Given
    UserId ada = granted("ada");
    UserId bob = granted("bob");
    for (String name : List.of("no\u00a0break", "wide\u3000space", "zero\u200bwidth", "")) {
      String group = domain.directory.addGroup("team").groupId();
      domain.directory.renameGroup(group, name);
      domain.directory.join(ada.value(), group);
      domain.directory.join(bob.value(), group);
    }

    // When
    domain.directory.leave(bob.value(), scientists);
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
