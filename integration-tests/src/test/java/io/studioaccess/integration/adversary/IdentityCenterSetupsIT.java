package io.studioaccess.integration.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.integration.adapters.TablesUnderTest;
import io.studioaccess.integration.leastprivilege.ProvokesDenial;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.sandbox.cloud.AccountRegion;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.demo.Setup;
import io.studioaccess.sandbox.kms.Key;
import io.studioaccess.sandbox.kms.Keys;
import io.studioaccess.sandbox.lambda.Functions;
import io.studioaccess.sandbox.policy.ResourcePolicy;
import io.studioaccess.sandbox.ssoadmin.Assignments.Assignment;
import io.studioaccess.sandbox.stack.ProductTemplate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/**
 * The functions with the permissions that template.yaml gives them for each set-up of Identity
 * Center, and what happens if a set-up is wrong: an error that says what to do, and nobody loses
 * access.
 */
class IdentityCenterSetupsIT {

  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();

  private CloudUnderTest aws;
  private MappedGroup group;
  private Map<String, String> parameters;

  private void start(Setup setup) {
    aws = new CloudUnderTest(setup.identityCenter());
    aws.start();
    setup.addKeys(aws.cloud.keys());
    group = new MappedGroup(aws, TABLES);
    parameters = new HashMap<>(setup.identityCenter().parameters(AccountRegion.example()));
  }

  @AfterEach
  void stop() throws Exception {
    group.close();
    aws.stop();
  }

  private InProcessFunctions function(String name) {
    return group.functionsAs(
        Functions.principal(
            ProductTemplate.readWith(parameters).functions().get(name), ProductTemplate.ACCOUNT));
  }

  private UserId leaver() {
    UserId ada = group.granted("ada", function("ProvisionerFunction"));
    group.domain.directory.leave(ada.value(), group.id);
    return ada;
  }

  private void assertThatTheLeaverStillHasTheRole() {
    assertThat(group.domain.roleOf("ada")).isEqualTo(MappedDomain.role("scientists").value());
  }

  @ParameterizedTest
  @EnumSource(Setup.class)
  void membersGetAccessAndLeaversLoseIt(Setup setup) {
    // Given
    start(setup);

    // When
    UserId ada = group.granted("ada", function("ProvisionerFunction"));

    // Then
    assertThatTheLeaverStillHasTheRole();
    assertThat(
            aws.cloud
                .assignments()
                .has(
                    new Assignment(
                        group.domain.studio.domains().getFirst().singleSignOnApplicationArn(),
                        PrincipalType.GROUP,
                        group.id)))
        .isTrue();

    // When
    group.domain.directory.leave(ada.value(), group.id);
    InProcessFunctions sweeper = function("SweeperFunction");
    sweeper.sweep();
    function("DeprovisionerFunction").reconcile(ada, Direction.REVOKE).throwFailure();

    // Then
    assertThat(sweeper.requested).extracting(ReconcileRequest::user).containsExactly(ada);
    assertThat(group.domain.roleOf("ada")).isEqualTo(InProcessFunctions.QUARANTINE.value());
    assertThat(aws.cloud.endpoint().calls().denied()).isEmpty();
  }

  /** As deployed by somebody who takes the delegated administrator for the owner. */
  @Test
  @ProvokesDenial({"identitystore:DescribeUser", "identitystore:ListGroups"})
  void aWrongOwnerRevokesNothing() {
    // Given
    start(Setup.DELEGATED_ADMINISTRATOR);
    UserId ada = leaver();
    parameters.remove("IdentityCenterAccountId");
    parameters.remove("DelegatedAdministratorAccountId");

    // Then
    assertThatNothingHappens(ada, "identitystore:DescribeUser");
  }

  @Test
  @ProvokesDenial("kms:Decrypt")
  void aKeyThatTheStackDoesNotKnowRevokesNothing() {
    // Given
    start(Setup.ENCRYPTED);
    UserId ada = leaver();
    parameters.remove("IdentityCenterKeyArn");

    // Then
    assertThatNothingHappens(ada, "set the parameter IdentityCenterKeyArn");
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        key("disabled", keys -> keys.put(key(keys).in(Key.State.DISABLED)), "kms enable-key"),
        key(
            "waiting for its deletion",
            keys -> keys.put(key(keys).in(Key.State.PENDING_DELETION)),
            "kms cancel-key-deletion"),
        key("deleted", keys -> keys.delete(key(keys).arn()), "sso-admin describe-instance"),
        key(
            "closed",
            keys -> keys.put(key(keys).withPolicy(forNobody())),
            "allow the role in the key's policy"));
  }

  private static Arguments key(String name, Consumer<Keys> change, String advice) {
    return Arguments.argumentSet(name, change, advice);
  }

  private static Key key(Keys keys) {
    return keys.find(Setup.ENCRYPTED.identityCenter().keyArn().orElseThrow()).orElseThrow();
  }

  private static ResourcePolicy forNobody() {
    return ResourcePolicy.of(
        Map.of(
            "Statement",
            Map.of("Effect", "Deny", "Principal", "*", "Action", "kms:Decrypt", "Resource", "*")));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aKeyThatCannotBeUsedRevokesNothing(Consumer<Keys> change, String advice) {
    // Given
    start(Setup.ENCRYPTED);
    UserId ada = leaver();

    // When
    change.accept(aws.cloud.keys());

    // Then
    assertThatNothingHappens(ada, advice);
  }

  /** Neither the deprovisioner nor a sweep takes an unreadable directory for an empty one. */
  private void assertThatNothingHappens(UserId leaver, String message) {
    InProcessFunctions sweeper = function("SweeperFunction");
    assertThatThrownBy(
            () ->
                function("DeprovisionerFunction")
                    .reconcile(leaver, Direction.REVOKE)
                    .throwFailure())
        .hasMessageContaining(message);
    assertThatThrownBy(sweeper::sweep).isNotNull();
    assertThat(sweeper.requested).isEmpty();
    assertThatTheLeaverStillHasTheRole();
  }

  @Test
  void anAssignmentThatTheKeyPreventsIsNoRefusal() {
    // Given
    start(Setup.REPLICATED);
    UserId ada = group.domain.user("ada");
    group.domain.directory.join(ada.value(), group.id);
    String replica = Keys.in("eu-west-1", Setup.REPLICATED.identityCenter().keyArn().orElseThrow());
    aws.cloud.keys().put(aws.cloud.keys().find(replica).orElseThrow().in(Key.State.DISABLED));
    InProcessFunctions provisioner = function("ProvisionerFunction");
    provisioner.reconcile(ada, Direction.GRANT).throwFailure();
    aws.clock.advance(java.time.Duration.ofMinutes(2));

    // Then
    assertThatThrownBy(() -> provisioner.reconcile(ada, Direction.GRANT).throwFailure())
        .hasMessageContaining("kms enable-key");
  }
}
