package io.studioaccess.sandbox.identitycenter;

import static io.studioaccess.sandbox.cloud.CloudUnderTest.STORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.sandbox.cloud.AccountRegion;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.cloud.IdentityCenter;
import io.studioaccess.sandbox.kms.Key;
import io.studioaccess.sandbox.policy.ResourcePolicy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.AccessDeniedException;
import software.amazon.awssdk.services.identitystore.model.AccessDeniedExceptionReason;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundExceptionReason;
import software.amazon.awssdk.services.identitystore.model.ResourceType;
import software.amazon.awssdk.services.identitystore.model.ValidationException;
import software.amazon.awssdk.services.identitystore.model.ValidationExceptionReason;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.KmsKeyType;

/**
 * An instance of another account, with a delegated administrator, replicated, and encrypted with a
 * multi-Region key.
 */
class InstanceContractTest {

  private static final String OWNER = "999988887777";
  private static final String MEMBER = "444455556666";
  private static final Region PRIMARY = Region.EU_NORTH_1;
  private static final Region REPLICA = Region.EU_WEST_1;
  private static final String KEY =
      "arn:aws:kms:eu-north-1:999988887777:key/mrk-0123456789abcdef0123456789abcdef";
  private static final String REPLICA_KEY = KEY.replace("eu-north-1", "eu-west-1");

  @RegisterExtension
  final CloudUnderTest aws =
      new CloudUnderTest(
          IdentityCenter.in(new AccountRegion(OWNER, "eu-north-1"))
              .administeredFrom(CloudUnderTest.ACCOUNT)
              .replicatedTo("eu-west-1"));

  private IdentitystoreClient primary() {
    return aws.identityStoreIn(PRIMARY);
  }

  private IdentitystoreClient replica() {
    return aws.identityStoreIn(REPLICA);
  }

  @Test
  void theDirectoryIsReadInEachRegionAndChangedInThePrimary() {
    primary().createGroup(create -> create.identityStoreId(STORE).displayName("analysts"));
    assertThat(replica().listGroups(list -> list.identityStoreId(STORE)).groups()).hasSize(1);
    assertThatThrownBy(
            () ->
                replica().createGroup(create -> create.identityStoreId(STORE).displayName("more")))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("primary Region");
    assertThatThrownBy(
            () ->
                aws.identityStoreIn(Region.US_EAST_1)
                    .listGroups(list -> list.identityStoreId(STORE)))
        .isInstanceOfSatisfying(
            ResourceNotFoundException.class,
            e -> assertThat(e.resourceType()).isEqualTo(ResourceType.IDENTITY_STORE));
  }

  @Test
  void anApplicationIsManagedInItsRegionOnly() {
    String application = aws.cloud.studio().addDomain("research").singleSignOnApplicationArn();
    assertThat(
            aws.ssoAdminIn(REPLICA)
                .getApplicationAssignmentConfiguration(get -> get.applicationArn(application))
                .assignmentRequired())
        .isTrue();
    assertThatThrownBy(
            () ->
                aws.ssoAdminIn(PRIMARY)
                    .getApplicationAssignmentConfiguration(get -> get.applicationArn(application)))
        .isInstanceOf(
            software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException.class);
  }

  @Test
  void aChangeIsRecordedInTheAccountOfItsCaller() {
    primary().createGroup(create -> create.identityStoreId(STORE).displayName("analysts"));
    assertThat(aws.events)
        .singleElement()
        .satisfies(
            event ->
                assertThat(event)
                    .containsEntry("account", CloudUnderTest.ACCOUNT)
                    .containsEntry("region", "eu-north-1"));
  }

  @Test
  void everyAccountSeesTheOwnerAndOnlyAdministratorsTheKey() {
    aws.cloud.changeInstance(instance -> instance.encryptedWith(KEY));
    SsoAdminClient member = aws.client(SsoAdminClient.builder(), aws.administratorOf(MEMBER));
    assertThat(member.listInstances(list -> {}).instances())
        .singleElement()
        .satisfies(it -> assertThat(it.ownerAccountId()).isEqualTo(OWNER));
    assertThat(
            aws.ssoAdminIn(PRIMARY)
                .describeInstance(describe -> describe.instanceArn(Instance.ARN))
                .encryptionConfigurationDetails())
        .satisfies(
            details -> {
              assertThat(details.keyType()).isEqualTo(KmsKeyType.CUSTOMER_MANAGED_KEY);
              assertThat(details.kmsKeyArn()).isEqualTo(KEY);
            });
    assertThatThrownBy(
            () -> member.describeInstance(describe -> describe.instanceArn(Instance.ARN)))
        .isInstanceOf(software.amazon.awssdk.services.ssoadmin.model.AccessDeniedException.class);
  }

  @Test
  void theKeyAsksForTheServiceTheContextAndTheRegion() {
    // Given
    aws.cloud.keys().put(new Key(KEY, policy("identitystore.eu-north-1.amazonaws.com")));
    aws.cloud.keys().put(new Key(REPLICA_KEY, policy("identitystore.*")));
    aws.cloud.changeInstance(instance -> instance.encryptedWith(KEY));
    String application = aws.cloud.studio().addDomain("research").singleSignOnApplicationArn();

    // Then
    assertThat(primary().listGroups(list -> list.identityStoreId(STORE)).groups()).isEmpty();
    assertThat(replica().listGroups(list -> list.identityStoreId(STORE)).groups()).isEmpty();
    assertThatThrownBy(
            () ->
                aws.ssoAdminIn(REPLICA)
                    .getApplicationAssignmentConfiguration(get -> get.applicationArn(application)))
        .isInstanceOfSatisfying(
            software.amazon.awssdk.services.ssoadmin.model.AccessDeniedException.class,
            e -> assertThat(e.reasonAsString()).isEqualTo("KMS_AccessDeniedException"));

    // When
    aws.cloud.changeInstance(instance -> instance.ownedBy(MEMBER));

    // Then
    assertThatThrownBy(() -> primary().listGroups(list -> list.identityStoreId(STORE)))
        .isInstanceOfSatisfying(
            AccessDeniedException.class,
            e -> assertThat(e.reason()).isEqualTo(AccessDeniedExceptionReason.KMS_ACCESS_DENIED));
  }

  private static ResourcePolicy policy(String viaService) {
    return ResourcePolicy.of(
        Map.of(
            "Statement",
            Map.of(
                "Effect", "Allow",
                "Principal", Map.of("AWS", CloudUnderTest.ACCOUNT),
                "Action", "kms:Decrypt",
                "Resource", "*",
                "Condition",
                    Map.of(
                        "StringLike",
                        Map.of(
                            "kms:ViaService",
                            viaService,
                            "kms:EncryptionContext:aws:identitystore:identitystore-arn",
                            "arn:aws:identitystore::999988887777:identitystore/*")))));
  }

  @Test
  void anUnusableKeyIsNamedInTheReason() {
    aws.cloud.changeInstance(instance -> instance.encryptedWith(KEY));
    assertThatThrownBy(() -> primary().listGroups(list -> list.identityStoreId(STORE)))
        .isInstanceOfSatisfying(
            ResourceNotFoundException.class,
            e ->
                assertThat(e.reason())
                    .isEqualTo(ResourceNotFoundExceptionReason.KMS_KEY_NOT_FOUND));
    Key key = new Key(KEY, policy("*"));
    aws.cloud.keys().put(key.in(Key.State.DISABLED));
    assertThatThrownBy(() -> primary().listGroups(list -> list.identityStoreId(STORE)))
        .isInstanceOfSatisfying(
            ValidationException.class,
            e -> assertThat(e.reason()).isEqualTo(ValidationExceptionReason.KMS_DISABLED));
    aws.cloud.keys().put(key.in(Key.State.PENDING_DELETION));
    assertThatThrownBy(() -> primary().listGroups(list -> list.identityStoreId(STORE)))
        .isInstanceOfSatisfying(
            ValidationException.class,
            e -> assertThat(e.reason()).isEqualTo(ValidationExceptionReason.KMS_INVALID_STATE));
  }

  @Test
  void anIdentityStoreCanRefuseTheNetwork() {
    aws.cloud.changeInstance(Instance::closedToTheNetwork);
    assertThatThrownBy(() -> primary().listGroups(list -> list.identityStoreId(STORE)))
        .isInstanceOfSatisfying(
            AccessDeniedException.class, e -> assertThat(e.reasonAsString()).isNull());
  }
}
