package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.aws.dynamodb.RowItem;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.User;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.model.AuthMode;
import software.amazon.awssdk.services.sqs.model.Message;

/** What cannot be right: refused by name, and never at anybody else's cost. */
@ResourceLock(Stack.SHARED)
class BadInputIT {
  private static final RoleArn ROLE =
      new RoleArn("arn:aws:iam::111122223333:role/studio/data-scientist");
  private static final Stack stack = Stack.shared();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          not json at all                                      | the message is not a JSON object
          {"detail": {"eventSource": "sso-directory.amazonaws.com", "eventName": "AddMemberToGroup", "requestParameters": null}} | detail.requestParameters.identityStoreId: missing
          {"detail": {"eventSource": "sso-directory.amazonaws.com", "eventName": "AddMemberToGroup", "requestParameters": {"identityStoreId": "d-1234567890", "groupId": 7}}} | detail.requestParameters.member.memberId: missing
          {"type": "studio-access.Reconcile", "eventId": "x"}  | userId: missing
          """)
  void onlyTheUnreadableMessageIsDeadLettered(String body, String reason) {
    // Given
    User user = stack.newUser();
    stack.join(user, DATA_SCIENTISTS);

    // When
    stack.sandbox.send("ProvisionerQueue", body);
    stack.publishAdded(user, DATA_SCIENTISTS);
    stack.sandbox.settle();

    // Then
    List<Message> dead = stack.drain("ProvisionerDeadLetterQueue");
    assertThat(dead).singleElement();
    assertThat(dead.getFirst().body()).isEqualTo(body);
    assertThat(dead.getFirst().messageAttributes().get("reason").stringValue()).contains(reason);
    assertThat(stack.profileOf(user)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create-group-membership.conflict-errorcode.json",
        "create-group-membership.quicksight.json",
        "another-identity-store.json"
      })
  void aForeignEventThatReachesAFunctionIsIgnored(String file) {
    // Given
    User user = stack.newUser();
    stack.join(user, DATA_SCIENTISTS);
    int logged = stack.sandbox.log("ProvisionerFunction").size();

    // When
    stack.sandbox.send(
        "ProvisionerQueue", EventJson.text(stack.event(file, user, DATA_SCIENTISTS)));
    stack.sandbox.settle();

    // Then
    assertThat(stack.profileOf(user)).isEmpty();
    assertThat(stack.sandbox.log("ProvisionerFunction").stream().skip(logged))
        .filteredOn(line -> line.contains("Event ignored"))
        .hasSize(1);
  }

  @Test
  void anInvalidArnIsRefusedAndUsersKeepTheirAccess() {
    // Given
    Group group = stack.sandbox.cloud().directory().addGroup("careful");
    String domain = stack.sandbox.cloud().studio().addDomain("careful").domainId();
    load(row("careful", domain, ROLE));
    User user = stack.newUser();
    stack.granted(user, group);

    // When
    Map<String, AttributeValue> bad = new HashMap<>(RowItem.of(row("careful", domain, ROLE)));
    bad.put("roleArn", AttributeValue.fromS("not-an-arn"));
    put(bad);
    stack.sandbox.clock().advance(Duration.ofMinutes(2));
    stack.publishAdded(user, group);
    stack.sandbox.settle();

    // Then
    assertThat(stack.profileOf(user)).isPresent();
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Refused");
    assertThat(stack.lastReason(user))
        .contains("group 'careful'", domain, "roleArn: 'not-an-arn' is not a role ARN");
  }

  @Test
  void invalidSettingsAreRefusedAndStopNobodyElse() {
    // Given
    Group group = stack.sandbox.cloud().directory().addGroup("idle");
    Group others = stack.sandbox.cloud().directory().addGroup("busy");
    String domain = stack.sandbox.cloud().studio().addDomain("idle").domainId();
    load(row("idle", domain, ROLE));
    load(row("busy", domain, ROLE));
    User user = stack.newUser();
    stack.granted(user, group);

    // When
    Map<String, AttributeValue> bad = new HashMap<>(RowItem.of(row("idle", domain, ROLE)));
    bad.put(
        "userSettings",
        AttributeValue.fromM(
            Map.of("SecurityGroups", AttributeValue.fromL(List.of(AttributeValue.fromN("7"))))));
    put(bad);
    stack.sandbox.clock().advance(Duration.ofMinutes(2));
    stack.publishAdded(user, group);
    User newcomer = stack.newUser();
    stack.join(newcomer, group);
    stack.publishAdded(newcomer, group);
    User other = stack.newUser();
    stack.granted(other, others);
    stack.sandbox.settle();

    // Then
    assertThat(stack.profileOf(user)).isPresent();
    assertThat(Stream.of(user, newcomer).flatMap(one -> stack.outcomesOf(one).stream()).toList())
        .containsExactly("Granted", "Refused");
    assertThat(stack.outcomes)
        .extracting(event -> Stack.asMap(event.get("detail")).get("reason"))
        .contains(
            "mapping of group 'idle' in domain %s: userSettings.SecurityGroups[0]: expected text, found 7 (quote it in YAML to make it text)"
                .formatted(domain));
    assertThat(stack.profileOf(newcomer)).isEmpty();
    assertThat(stack.outcomesOf(other)).containsExactly("Granted");
  }

  @Test
  void aDisallowedRoleIsRefusedBeforeAnyCall() {
    Group group = stack.sandbox.cloud().directory().addGroup("admins");
    String domain = stack.sandbox.cloud().studio().addDomain("admins").domainId();
    load(row("admins", domain, new RoleArn("arn:aws:iam::111122223333:role/admin")));
    User user = stack.newUser();
    stack.join(user, group);

    stack.publishAdded(user, group);
    stack.sandbox.settle();

    assertThat(stack.outcomesOf(user)).containsExactly("Refused");
    assertThat(stack.lastReason(user)).contains("role/admin is outside the allowed roles");
    assertThat(stack.sandbox.endpoint().calls().denied()).isEmpty();
  }

  @Test
  void aDomainInIamModeIsRefused() {
    Group group = stack.sandbox.cloud().directory().addGroup("old-school");
    String domain =
        stack
            .sandbox
            .cloud()
            .studio()
            .addDomain("iam-mode", made -> made.authMode(AuthMode.IAM))
            .domainId();
    load(row("old-school", domain, ROLE));
    User user = stack.newUser();
    stack.join(user, group);

    stack.publishAdded(user, group);
    stack.sandbox.settle();

    assertThat(stack.outcomesOf(user)).containsExactly("Refused");
    assertThat(stack.lastReason(user)).contains("group 'old-school'", domain, "IAM mode");
  }

  @Test
  void aMissingDomainIsRefused() {
    Group group = stack.sandbox.cloud().directory().addGroup("nowhere");
    load(row("nowhere", "d-doesnotexist", ROLE));
    User user = stack.newUser();
    stack.join(user, group);

    stack.publishAdded(user, group);
    stack.sandbox.settle();

    assertThat(stack.outcomesOf(user)).containsExactly("Refused");
    assertThat(stack.lastReason(user))
        .isEqualTo(
            "mapping of group 'nowhere' in domain d-doesnotexist: the domain does not exist");
  }

  private static MappingRow row(String group, String domain, RoleArn role) {
    return new MappingRow(
        new GroupName(group),
        new io.studioaccess.mapping.DomainId(domain),
        Optional.empty(),
        role,
        1,
        Optional.empty(),
        true,
        "",
        UserSettings.NONE,
        Optional.empty());
  }

  private static void load(MappingRow row) {
    new MappingTable(stack.sandbox.dynamoDb(), stack.sandbox.table("MappingTable"))
        .putAll(List.of(row));
    stack.sandbox.clock().advance(Duration.ofMinutes(2));
  }

  private static void put(Map<String, AttributeValue> item) {
    stack
        .sandbox
        .dynamoDb()
        .putItem(put -> put.tableName(stack.sandbox.table("MappingTable")).item(item));
  }
}
