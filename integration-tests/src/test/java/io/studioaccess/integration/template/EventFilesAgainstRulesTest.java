package io.studioaccess.integration.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.sandbox.clock.SandboxClock;
import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.eventbridge.Delivery;
import io.studioaccess.sandbox.eventbridge.EventBuses;
import io.studioaccess.sandbox.eventbridge.Forwarding;
import io.studioaccess.sandbox.eventbridge.RuleRegistry;
import io.studioaccess.sandbox.eventbridge.Rules;
import io.studioaccess.sandbox.iam.Roles;
import io.studioaccess.sandbox.sqs.Queues;
import io.studioaccess.sandbox.stack.ProductTemplate;
import io.studioaccess.sandbox.stack.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the template's rules takes which of the files of {@code events/}. */
class EventFilesAgainstRulesTest {

  private static final String ADDITIONS = "MembershipAdditionsRule";
  private static final String REMOVALS = "MembershipRemovalsRule";
  private static final String USER_CHANGES = "UserChangesRule";
  private static final String GROUP_CHANGES = "GroupChangesRule";
  private static final String NATIVE_ADDITIONS = "NativeMembershipAdditionsRule";
  private static final String NATIVE_REMOVALS = "NativeMembershipRemovalsRule";
  private static final String NATIVE_USERS = "NativeUserChangesRule";
  private static final String NATIVE_GROUPS = "NativeGroupChangesRule";
  private static final String NONE = "";

  /** One line a file. The rules cannot tell identity stores apart; the functions do. */
  private static final Map<String, String> RULE_OF_FILE =
      Map.ofEntries(
          Map.entry("add-member-to-group.console.json", ADDITIONS),
          Map.entry("add-member-to-group.okta-scim.json", ADDITIONS),
          Map.entry("another-identity-store.json", ADDITIONS),
          Map.entry("create-group-membership.api.json", ADDITIONS),
          Map.entry("create-group-membership.conflict-errorcode.json", NONE),
          Map.entry("create-group-membership.quicksight.json", NONE),
          Map.entry("delete-group-membership.api.json", REMOVALS),
          Map.entry("delete-user.api.json", USER_CHANGES),
          Map.entry("disable-user.console.json", USER_CHANGES),
          Map.entry("enable-user.console.json", USER_CHANGES),
          Map.entry("patch-user.scim.json", USER_CHANGES),
          Map.entry("delete-user.console.json", USER_CHANGES),
          Map.entry("delete-user.scim.json", USER_CHANGES),
          Map.entry("update-user.console.json", USER_CHANGES),
          Map.entry("update-user.api.json", USER_CHANGES),
          Map.entry("put-user.scim.json", USER_CHANGES),
          Map.entry("patch-group.scim.json", GROUP_CHANGES),
          Map.entry("create-group.scim.json", GROUP_CHANGES),
          Map.entry("delete-group.scim.json", GROUP_CHANGES),
          Map.entry("delete-group.console.json", GROUP_CHANGES),
          Map.entry("delete-group.api.json", GROUP_CHANGES),
          Map.entry("update-group.console.json", GROUP_CHANGES),
          Map.entry("update-group.api.json", GROUP_CHANGES),
          Map.entry("user-created.native.json", NATIVE_USERS),
          Map.entry("user-updated.native.json", NATIVE_USERS),
          Map.entry("user-disabled.native.json", NATIVE_USERS),
          Map.entry("user-enabled.native.json", NATIVE_USERS),
          Map.entry("user-deleted.native.json", NATIVE_USERS),
          Map.entry("user-disabled.native-replica.json", NATIVE_USERS),
          Map.entry("group-created.native.json", NATIVE_GROUPS),
          Map.entry("group-updated.native.json", NATIVE_GROUPS),
          Map.entry("group-deleted.native.json", NATIVE_GROUPS),
          Map.entry("group-membership-created.native.json", NATIVE_ADDITIONS),
          Map.entry("group-membership-deleted.native.json", NATIVE_REMOVALS),
          Map.entry("group-membership-deleted.native-membership-only.json", NATIVE_REMOVALS),
          Map.entry("remove-member-from-group.console.json", REMOVALS));

  private static Queues queues;
  private static Rules rules;

  @BeforeAll
  static void theRulesOfTheTemplate() {
    Template template = ProductTemplate.read();
    queues =
        new Queues(
            SandboxClock.frozenAt(Instant.parse("2026-03-02T09:00:00Z")),
            "eu-west-1",
            "111122223333");
    queues.create(template.queues().values());
    rules =
        new Rules(
            template,
            queues,
            new Forwarding(new Roles(), new EventBuses()),
            new RuleRegistry(),
            "111122223333");
  }

  @AfterAll
  static void stop() {
    queues.close();
  }

  @Test
  void eachEventFileMatchesTheRuleInItsTable() throws IOException {
    // When
    var found = new TreeMap<String, String>();
    for (Path file : files()) {
      found.put(file.getFileName().toString(), String.join(" and ", rules.matching(event(file))));
    }

    // Then
    assertThat(found).isEqualTo(new TreeMap<>(RULE_OF_FILE));
  }

  @ParameterizedTest
  @CsvSource({
    "create-group-membership.api.json, ProvisionerQueue",
    "remove-member-from-group.console.json, DeprovisionerQueue",
    "disable-user.console.json, DeprovisionerQueue",
    "patch-group.scim.json, SweeperQueue",
    "group-membership-created.native.json, ProvisionerQueue",
    "group-membership-deleted.native.json, DeprovisionerQueue",
    "user-disabled.native.json, DeprovisionerQueue",
    "group-deleted.native.json, SweeperQueue"
  })
  void theQueuePoliciesLetTheRuleIntoItsQueue(String file, String queue) throws IOException {
    // When
    var deliveries = rules.publish(event(folder().resolve(file)));

    // Then
    assertThat(deliveries).containsExactly(new Delivery.Delivered(RULE_OF_FILE.get(file), queue));
    assertThat(queues.peek("studio-access-" + queue)).isNotEmpty();
  }

  /**
   * The names of the events about memberships are inferred, so other spellings must not be lost.
   */
  @ParameterizedTest
  @CsvSource({
    "User Created, NativeUserChangesRule",
    "UserDisabled, NativeUserChangesRule",
    "Group Created, NativeGroupChangesRule",
    "GroupUpdated, NativeGroupChangesRule",
    "GroupMembershipCreated, NativeMembershipAdditionsRule",
    "Group Membership Created, NativeMembershipAdditionsRule",
    "GroupMembershipDeleted, NativeMembershipRemovalsRule",
    "Group Membership Deleted, NativeMembershipRemovalsRule",
    "Group membership deleted, NativeMembershipRemovalsRule",
    "Membership Deleted, NativeGroupChangesRule",
    "GroupMembership Removed, NativeGroupChangesRule",
    "group membership created, NativeGroupChangesRule",
    "Something New, NativeGroupChangesRule",
    "IdentityStore Deleted, ''",
    "AWS API Call via CloudTrail, ''",
    "AWS Service Event via CloudTrail, ''"
  })
  void everySpellingOfANativeEventMatchesExactlyOneRule(String detailType, String rule)
      throws IOException {
    Map<String, Object> event = event(folder().resolve("user-updated.native.json"));
    event.put("detail-type", detailType);

    assertThat(rules.matching(event)).isEqualTo(rule.isEmpty() ? List.of() : List.of(rule));
  }

  private static Path folder() {
    return TestRepository.root().resolve("events");
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    }
  }

  private static Map<String, Object> event(Path file) throws IOException {
    return new ObjectMapper()
        .readValue(Files.readString(file), new TypeReference<Map<String, Object>>() {});
  }
}
