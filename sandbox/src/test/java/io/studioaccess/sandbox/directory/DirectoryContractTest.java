package io.studioaccess.sandbox.directory;

import static io.studioaccess.sandbox.cloud.CloudUnderTest.STORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.ConflictException;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;
import software.amazon.awssdk.services.identitystore.model.UserStatus;
import software.amazon.awssdk.services.identitystore.model.ValidationException;

class DirectoryContractTest {

  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private IdentitystoreClient identityStore;
  private Directory directory;
  private String ada;
  private String analysts;

  @BeforeEach
  void aUserAndAGroup() {
    identityStore = aws.identityStore();
    directory = aws.cloud.directory();
    ada = directory.addUser("ada@example.com").userId();
    analysts = directory.addGroup("Analysts of Everything").groupId();
  }

  private UserStatus status() {
    return identityStore.describeUser(r -> r.identityStoreId(STORE).userId(ada)).userStatus();
  }

  private String join() {
    return identityStore
        .createGroupMembership(
            r -> r.identityStoreId(STORE).groupId(analysts).memberId(m -> m.userId(ada)))
        .membershipId();
  }

  @Test
  void tellsWhetherAUserIsEnabled() {
    assertThat(status()).isEqualTo(UserStatus.ENABLED);
    directory.disable(ada);
    assertThat(status()).isEqualTo(UserStatus.DISABLED);
  }

  @Test
  void doesNotKnowADeletedUser() {
    directory.deleteUser(ada);
    assertThatThrownBy(this::status)
        .isInstanceOfSatisfying(
            ResourceNotFoundException.class,
            e -> assertThat(e.resourceTypeAsString()).isEqualTo("USER"));
  }

  @Test
  void doesNotKnowADeletedGroupNorItsMemberships() {
    join();
    identityStore.deleteGroup(r -> r.identityStoreId(STORE).groupId(analysts));
    assertThatThrownBy(
            () -> identityStore.describeGroup(r -> r.identityStoreId(STORE).groupId(analysts)))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(directory.memberships()).isEmpty();
  }

  @Test
  void refusesAnIdThatIsNone() {
    assertThatThrownBy(
            () -> identityStore.describeUser(r -> r.identityStoreId(STORE).userId("ada")))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("'userId'");
  }

  @Test
  void refusesAnotherIdentityStore() {
    assertThatThrownBy(
            () -> identityStore.describeUser(r -> r.identityStoreId("d-0987654321").userId(ada)))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void answersInItsOwnRegionAlone() {
    var elsewhere = aws.identityStoreIn(Region.US_EAST_1);
    assertThatThrownBy(() -> elsewhere.describeUser(r -> r.identityStoreId(STORE).userId(ada)))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void findsIdsByName() {
    var membership = join();
    assertThat(
            identityStore
                .getUserId(
                    r ->
                        r.identityStoreId(STORE)
                            .alternateIdentifier(
                                a ->
                                    a.uniqueAttribute(
                                        u ->
                                            u.attributePath("userName")
                                                .attributeValue(
                                                    software.amazon.awssdk.core.document.Document
                                                        .fromString("ada@example.com")))))
                .userId())
        .isEqualTo(ada);
    assertThat(
            identityStore
                .getGroupMembershipId(
                    r -> r.identityStoreId(STORE).groupId(analysts).memberId(m -> m.userId(ada)))
                .membershipId())
        .isEqualTo(membership);
  }

  @Test
  void refusesASecondMembership() {
    join();
    assertThatThrownBy(this::join)
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("Member and Group relationship already exists");
  }

  @Test
  void refusesAMemberWhoDoesNotExist() {
    ada = NOBODY;
    assertThatThrownBy(this::join).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void refusesATakenName() {
    assertThatThrownBy(
            () ->
                identityStore.createGroup(
                    r -> r.identityStoreId(STORE).displayName("ANALYSTS of everything")))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void refusesAPageOf101() {
    assertThatThrownBy(() -> identityStore.listUsers(r -> r.identityStoreId(STORE).maxResults(101)))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void pagesThroughTheGroupsOfAMember() {
    IntStream.range(0, 5)
        .forEach(i -> directory.join(ada, directory.addGroup("Group " + i).groupId()));
    directory.limitPagesTo(2);
    var pages =
        identityStore.listGroupMembershipsForMemberPaginator(
            r -> r.identityStoreId(STORE).memberId(m -> m.userId(ada)));
    assertThat(pages.stream().count()).isEqualTo(3);
    assertThat(pages.groupMemberships().stream().map(m -> m.groupId())).doesNotHaveDuplicates();
  }

  @Test
  void recordsAJoinAsCloudTrailDoes() {
    var membershipId = join();
    var event = aws.events.getLast();
    assertThat(event)
        .containsEntry("source", "aws.identitystore")
        .containsEntry("detail-type", "AWS API Call via CloudTrail")
        .containsEntry("time", "2026-11-02T09:00:00Z");
    assertThat(event.get("detail"))
        .asInstanceOf(
            org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("eventSource", "identitystore.amazonaws.com")
        .containsEntry("eventName", "CreateGroupMembership")
        .doesNotContainKey("errorCode")
        .containsEntry(
            "requestParameters",
            Map.of(
                "identityStoreId", STORE, "groupId", analysts, "memberId", Map.of("userId", ada)))
        .containsEntry(
            "responseElements", Map.of("identityStoreId", STORE, "membershipId", membershipId));
  }

  @Test
  void recordsALeavingWithTheMembershipAlone() {
    var membershipId = join();
    identityStore.deleteGroupMembership(r -> r.identityStoreId(STORE).membershipId(membershipId));
    assertThat(aws.events.getLast().get("detail"))
        .asInstanceOf(
            org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("eventName", "DeleteGroupMembership")
        .containsEntry(
            "requestParameters", Map.of("identityStoreId", STORE, "membershipId", membershipId))
        .containsEntry("responseElements", null);
  }

  @Test
  void recordsAFailedCallWithItsError() {
    join();
    assertThatThrownBy(this::join).isInstanceOf(ConflictException.class);
    assertThat(aws.events.getLast().get("detail"))
        .asInstanceOf(
            org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("errorCode", "ConflictException");
  }

  @Test
  void masksNamesInCloudTrail() {
    identityStore.createGroup(r -> r.identityStoreId(STORE).displayName("Secret Project"));
    assertThat(aws.events.getLast().toString())
        .contains("HIDDEN_DUE_TO_SECURITY_REASONS")
        .doesNotContain("Secret Project");
  }
}
