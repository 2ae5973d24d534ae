package io.studioaccess.reconciler.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The expected event of every file in {@code events/}. A file without an entry fails the test. */
class EventFilesTest {
  private static final Path EVENTS = Path.of("../events");
  private static final String SCIENTISTS = "0a1b2c3d4e-11111111-1111-4111-8111-111111111111";
  private static final String ENGINEERS = "0a1b2c3d4e-22222222-2222-4222-8222-222222222222";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MembershipEventDecoder decoder =
      new MembershipEventDecoder(new IdentityStoreId("d-1234567890"), new Region("eu-west-1"));

  private static final Map<String, Class<? extends MembershipEvent>> EXPECTED =
      Map.ofEntries(
          Map.entry("add-member-to-group.console.json", MembershipEvent.Added.class),
          Map.entry("add-member-to-group.okta-scim.json", MembershipEvent.Added.class),
          Map.entry("create-group-membership.api.json", MembershipEvent.Added.class),
          Map.entry("remove-member-from-group.console.json", MembershipEvent.Removed.class),
          Map.entry("delete-group-membership.api.json", MembershipEvent.MembershipDeleted.class),
          Map.entry("disable-user.console.json", MembershipEvent.UserChanged.class),
          Map.entry("enable-user.console.json", MembershipEvent.UserChanged.class),
          Map.entry("delete-user.api.json", MembershipEvent.UserChanged.class),
          Map.entry("patch-user.scim.json", MembershipEvent.UserChanged.class),
          Map.entry("delete-user.console.json", MembershipEvent.UserChanged.class),
          Map.entry("delete-user.scim.json", MembershipEvent.UserChanged.class),
          Map.entry("update-user.console.json", MembershipEvent.UserChanged.class),
          Map.entry("update-user.api.json", MembershipEvent.UserChanged.class),
          Map.entry("put-user.scim.json", MembershipEvent.UserChanged.class),
          Map.entry("patch-group.scim.json", MembershipEvent.GroupChanged.class),
          Map.entry("create-group.scim.json", MembershipEvent.GroupChanged.class),
          Map.entry("delete-group.scim.json", MembershipEvent.GroupChanged.class),
          Map.entry("delete-group.console.json", MembershipEvent.GroupChanged.class),
          Map.entry("delete-group.api.json", MembershipEvent.GroupChanged.class),
          Map.entry("update-group.console.json", MembershipEvent.GroupChanged.class),
          Map.entry("update-group.api.json", MembershipEvent.GroupChanged.class),
          Map.entry(
              "create-group-membership.conflict-errorcode.json", MembershipEvent.Ignored.class),
          Map.entry("create-group-membership.quicksight.json", MembershipEvent.Ignored.class),
          Map.entry("user-created.native.json", MembershipEvent.UserChanged.class),
          Map.entry("user-updated.native.json", MembershipEvent.UserChanged.class),
          Map.entry("user-disabled.native.json", MembershipEvent.UserChanged.class),
          Map.entry("user-enabled.native.json", MembershipEvent.UserChanged.class),
          Map.entry("user-deleted.native.json", MembershipEvent.UserChanged.class),
          Map.entry("group-created.native.json", MembershipEvent.GroupChanged.class),
          Map.entry("group-updated.native.json", MembershipEvent.GroupChanged.class),
          Map.entry("group-deleted.native.json", MembershipEvent.GroupChanged.class),
          Map.entry("group-membership-created.native.json", MembershipEvent.UserChanged.class),
          Map.entry("group-membership-deleted.native.json", MembershipEvent.UserChanged.class),
          Map.entry(
              "group-membership-deleted.native-membership-only.json",
              MembershipEvent.MembershipChanged.class),
          Map.entry("user-disabled.native-replica.json", MembershipEvent.Ignored.class),
          Map.entry("another-identity-store.json", MembershipEvent.Ignored.class));

  @Test
  void everyFileHasAnExpectation() throws IOException {
    try (Stream<Path> files = Files.list(EVENTS)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".json"))
              .toList();
      assertThat(names).containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
    }
  }

  @TestFactory
  Stream<DynamicTest> decodesEveryFile() {
    return EXPECTED.entrySet().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getKey(),
                    () -> assertThat(decode(file.getKey())).isInstanceOf(file.getValue())));
  }

  @Test
  void oktaEventNamesTheGroup() throws IOException {
    assertThat(decode("add-member-to-group.okta-scim.json"))
        .isInstanceOfSatisfying(
            MembershipEvent.Added.class,
            added ->
                assertThat(added.group()).isIn(new GroupId(SCIENTISTS), new GroupId(ENGINEERS)));
  }

  private MembershipEvent decode(String file) throws IOException {
    return decoder.decode(
        JSON.readValue(
            Files.readAllBytes(EVENTS.resolve(file)), new TypeReference<Map<String, Object>>() {}));
  }
}
