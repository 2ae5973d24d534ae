package io.studioaccess.integration.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.integration.adapters.TablesUnderTest;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users who remove the tags of their own profile. */
class UntaggedProfilesIT {
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

  private void removeTags(String profile) {
    aws.sageMaker()
        .deleteTags(
            delete ->
                delete
                    .resourceArn(
                        domain
                            .studio
                            .findProfile(domain.id(), profile)
                            .orElseThrow()
                            .userProfileArn())
                    .tagKeys("studio-access:managed-by", "studio-access:user-id"));
  }

  @Test
  void aLeaverWhoRemovedTheTagsIsQuarantinedAndNamed() {
    // Given
    UserId user = granted("ada");
    removeTags("ada");
    Set<String> named = new TreeSet<>();
    for (int hour = 0; hour < 24; hour++) {
      functions.sweep().untagged().forEach(profile -> named.add(profile.name().value()));
      aws.clock.advance(Duration.ofHours(1));
    }

    // When
    domain.directory.leave(user.value(), group.id);
    functions.reconcile(user, Direction.REVOKE).throwFailure();

    // Then
    assertThat(named).containsExactly("ada");
    assertThat(domain.roleOf("ada")).isEqualTo(InProcessFunctions.QUARANTINE.value());
  }

  @Test
  void aDemotedUserWhoRemovedTheTagsLosesTheOldRole() {
    // Given
    domain.map("interns", 10);
    String interns = domain.directory.addGroup("interns").groupId();
    UserId user = granted("ada");
    removeTags("ada");

    // When
    domain.directory.join(user.value(), interns);
    List<Outcome> provisioner = functions.reconcile(user, Direction.GRANT).outcomes();
    functions.reconcile(user, Direction.REVOKE).throwFailure();
    aws.clock.advance(Duration.ofMinutes(2));

    // Then
    assertThat(provisioner).singleElement().isInstanceOf(Outcome.HandedOver.class);
    assertThat(domain.roleOf("ada")).isEqualTo(InProcessFunctions.QUARANTINE.value());
    assertThat(functions.reconcile(user, Direction.GRANT).outcomes())
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Blocked.class, blocked -> assertThat(blocked.reason()).contains("tag"));
  }
}
