package io.studioaccess.sandbox.identitystore;

import static io.studioaccess.sandbox.cloud.CloudUnderTest.STORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.eventbridge.Bus;
import io.studioaccess.sandbox.eventbridge.EventBuses;
import io.studioaccess.sandbox.identitycenter.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.AttributeOperation;
import software.amazon.awssdk.services.identitystore.model.ConflictException;
import software.amazon.awssdk.services.identitystore.model.UserStatus;
import software.amazon.awssdk.services.identitystore.model.ValidationException;

class DirectoryContractTest {

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private IdentitystoreClient identityStore;
  private Directory directory;
  private String ada;
  private String analysts;

  @BeforeEach
  void addUserAndGroup() {
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
  void describesTheStatusOfAUser() {
    assertThat(status()).isEqualTo(UserStatus.ENABLED);
    directory.disable(ada);
    assertThat(status()).isEqualTo(UserStatus.DISABLED);
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
  void recordsCreateGroupMembership() {
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
  void sendsEventsOfItsOwnWithoutATrail() {
    aws.cloud.trails().replaceWith(List.of());
    var membership = join();
    update(operation("userStatus", Document.fromString("DISABLED")));
    update(operation("displayName", Document.fromString("Ada")));
    rename("Others");
    identityStore.deleteGroupMembership(r -> r.identityStoreId(STORE).membershipId(membership));
    identityStore.deleteUser(r -> r.identityStoreId(STORE).userId(ada));
    identityStore.deleteGroup(r -> r.identityStoreId(STORE).groupId(analysts));

    assertThat(aws.events).isEmpty();
    assertThat(aws.nativeEvents)
        .extracting(event -> event.get("detail-type"))
        .containsExactly(
            "GroupMembership Created",
            "User Disabled",
            "User Updated",
            "Group Updated",
            "GroupMembership Deleted",
            "User Deleted",
            "Group Deleted");
    var arns = "arn:aws:identitystore:::";
    var ofMembership =
        List.of(
            arns + "membership/" + membership, arns + "group/" + analysts, arns + "user/" + ada);
    assertThat(aws.nativeEvents.getFirst())
        .containsEntry("source", "aws.identitystore")
        .containsEntry("account", CloudUnderTest.ACCOUNT)
        .containsEntry("region", "eu-west-1")
        .containsEntry("time", "2026-11-02T09:00:00Z")
        .containsEntry("resources", ofMembership);
    assertThat(aws.nativeEvents.get(4)).containsEntry("resources", ofMembership);
    assertThat(aws.nativeEvents.get(1)).containsEntry("resources", List.of(arns + "user/" + ada));
  }

  @Test
  void sendsNoEventOfItsOwnOfAFailedCall() {
    join();
    int before = aws.nativeEvents.size();
    assertThatThrownBy(this::join).isInstanceOf(ConflictException.class);

    assertThat(aws.nativeEvents).hasSize(before);
  }

  @Test
  void aReplicatedIdentityCenterSendsOneEventInEachRegion() {
    List<Map<String, Object>> replicas = new ArrayList<>();
    var buses = new EventBuses();
    buses.onEvent(Bus.defaultIn(CloudUnderTest.ACCOUNT, "eu-central-1"), replicas::add);
    var replicated =
        new Instance(
            CloudUnderTest.ACCOUNT,
            STORE,
            "eu-west-1",
            Set.of("eu-central-1"),
            Optional.empty(),
            Optional.empty(),
            true);
    var sender = new NativeEventSender(directory, () -> replicated, buses, true);

    sender.changed(
        "DeleteGroup",
        Map.of("GroupId", analysts),
        Map.of(),
        sender.before(Map.of()),
        CloudUnderTest.START);

    assertThat(replicas)
        .singleElement()
        .satisfies(event -> assertThat(event).containsEntry("region", "eu-central-1"));
  }

  @Test
  void recordsDeleteGroupMembershipWithOnlyTheMembershipId() {
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

  @Test
  void updatesStoredAttributesAndDiscardsOthers() {
    // When
    update(
        operation("userName", Document.fromString("grace@example.com")),
        operation("displayName", Document.fromString("Grace")),
        operation("name.familyName", Document.fromString("Hopper")),
        operation(
            "emails",
            Document.fromList(
                List.of(
                    Document.fromMap(
                        Map.of(
                            "value", Document.fromString("grace@example.com"),
                            "primary", Document.fromBoolean(true)))))));

    // Then
    assertThat(directory.user(ada)).isEqualTo(new User(ada, "grace@example.com", "Grace", true));
    assertThat(identityStore.listUsers(r -> r.identityStoreId(STORE)).users())
        .extracting(user -> user.userName())
        .containsExactly("grace@example.com");
  }

  @Test
  void updatesTheStatusOfAUser() {
    update(operation("userStatus", Document.fromString("DISABLED")));
    assertThat(status()).isEqualTo(UserStatus.DISABLED);
    update(operation("userStatus", Document.fromString("ENABLED")));
    assertThat(status()).isEqualTo(UserStatus.ENABLED);
  }

  @Test
  void updatesAUserAtomically() {
    for (var wrong :
        List.of(
            operation("shoeSize", Document.fromNumber(38)),
            operation("displayName", Document.fromNumber(38)),
            operation("userName", null),
            operation("userStatus", Document.fromString("ASLEEP")))) {
      assertThatThrownBy(() -> update(operation("userName", Document.fromString("grace")), wrong))
          .isInstanceOf(ValidationException.class);
    }
    assertThatThrownBy(this::update).isInstanceOf(ValidationException.class);
    directory.addUser("grace");
    assertThatThrownBy(() -> update(operation("userName", Document.fromString("GRACE"))))
        .isInstanceOf(ConflictException.class);
    assertThat(directory.user(ada).userName()).isEqualTo("ada@example.com");
  }

  @Test
  void recordsUpdatedAttributesWithoutTheirValues() {
    update(operation("displayName", Document.fromString("Secret Agent")));
    assertThat(aws.events.getLast().get("detail"))
        .asInstanceOf(
            org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("eventName", "UpdateUser")
        .containsEntry(
            "requestParameters",
            Map.of(
                "identityStoreId",
                STORE,
                "userId",
                ada,
                "operations",
                List.of(
                    Map.of(
                        "attributePath",
                        "displayName",
                        "attributeValue",
                        "HIDDEN_DUE_TO_SECURITY_REASONS"))))
        .containsEntry("responseElements", null);
    rename("Secret Project");
    assertThat(aws.events.getLast().toString())
        .contains("UpdateGroup", analysts)
        .doesNotContain("Secret Project");
  }

  @Test
  void deletingAUserDeletesMembershipsWithoutMoreEvents() {
    join();
    int before = aws.events.size();
    int nativeBefore = aws.nativeEvents.size();
    identityStore.deleteUser(r -> r.identityStoreId(STORE).userId(ada));
    assertThat(
            identityStore
                .listGroupMemberships(r -> r.identityStoreId(STORE).groupId(analysts))
                .groupMemberships())
        .isEmpty();
    assertThat(aws.events).hasSize(before + 1);
    assertThat(aws.nativeEvents).hasSize(nativeBefore + 1);
  }

  private void update(AttributeOperation... operations) {
    identityStore.updateUser(r -> r.identityStoreId(STORE).userId(ada).operations(operations));
  }

  private void rename(String displayName) {
    identityStore.updateGroup(
        r ->
            r.identityStoreId(STORE)
                .groupId(analysts)
                .operations(operation("displayName", Document.fromString(displayName))));
  }

  private static AttributeOperation operation(String path, @Nullable Document value) {
    return AttributeOperation.builder().attributePath(path).attributeValue(value).build();
  }
}
