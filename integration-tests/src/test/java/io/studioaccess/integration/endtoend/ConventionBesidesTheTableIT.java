package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.mapping.RowFields;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The names of the groups are the mapping, unless a row is about the group. */
class ConventionBesidesTheTableIT {
  private static final String OTHER = "arn:aws:iam::111122223333:role/studio/by-row";
  private static final Stack stack =
      new Stack(Convention.of("both").withParameter("SweepSchedule", "rate(365 days)"));

  private static int groups;

  private final Group group = stack.sandbox.cloud().directory().addGroup("studio-g" + ++groups);
  private final User user = stack.newUser();

  @AfterAll
  static void end() {
    stack.close();
  }

  @AfterEach
  void nothingIsDeniedAndNoMessageIsLeft() {
    assertThat(stack.sandbox.endpoint().calls().denied()).isEmpty();
    assertThat(stack.sandbox.depths().values()).allMatch(depth -> depth.total() == 0);
  }

  @Test
  void aRowGivesItsGroupAnotherRole() {
    stack.granted(user, group);
    assertThat(roleOfUser()).isEqualTo(Convention.roleOf(group));

    load(Map.of("roleArn", OTHER));

    assertThat(roleOfUser()).isEqualTo(OTHER);
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Changed");
  }

  @Test
  void aDisabledRowExcludesItsGroup() {
    stack.granted(user, group);

    load(Map.of("roleArn", OTHER, "enabled", false));
    assertThat(roleOfUser()).isEqualTo(stack.quarantineRole());

    deleteRow();
    assertThat(roleOfUser()).isEqualTo(Convention.roleOf(group));
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined", "Restored");
  }

  @Test
  void aGroupOfAnyOtherNameHasTheRoleOfItsRow() {
    stack.granted(user, DATA_SCIENTISTS);

    assertThat(roleOfUser()).isEqualTo(stack.roleOf(DATA_SCIENTISTS));
  }

  private void load(Map<String, Object> fields) {
    Map<String, Object> row = new HashMap<>(fields);
    row.put("groupName", group.displayName());
    row.put("domainId", Company.DOMAIN);
    new MappingTable(stack.sandbox.dynamoDb(), stack.sandbox.table("MappingTable"))
        .putAll(List.of(RowFields.read(row)));
    stack.sandbox.settle();
  }

  private void deleteRow() {
    stack
        .sandbox
        .dynamoDb()
        .deleteItem(
            delete ->
                delete
                    .tableName(stack.sandbox.table("MappingTable"))
                    .key(
                        Map.of(
                            "groupName", AttributeValue.fromS(group.displayName()),
                            "domainId", AttributeValue.fromS(Company.DOMAIN))));
    stack.sandbox.settle();
  }

  private String roleOfUser() {
    return stack.profileOf(user).orElseThrow().userSettings().executionRole();
  }
}
