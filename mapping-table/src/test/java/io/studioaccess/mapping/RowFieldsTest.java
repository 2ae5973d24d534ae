package io.studioaccess.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFieldsTest {
  private static final Map<String, Object> REQUIRED_FIELDS =
      Map.of(
          "groupName", "data scientists",
          "domainId", "d-abcdefghijkl",
          "roleArn", "arn:aws:iam::111122223333:role/studio/data-scientist");

  @Test
  void requiresOnlyGroupDomainAndRole() {
    MappingRow row = RowFields.read(REQUIRED_FIELDS);

    assertThat(row.priority()).isEqualTo(MappingRow.DEFAULT_PRIORITY);
    assertThat(row.enabled()).isTrue();
    assertThat(row.pinnedGroup()).isEmpty();
    assertThat(row.description()).isEmpty();
    assertThat(row.userSettings()).isEqualTo(UserSettings.NONE);
  }

  @Test
  void readsEveryField() {
    Map<String, Object> fields = new HashMap<>(REQUIRED_FIELDS);
    fields.put("region", "eu-central-1");
    fields.put("priority", 7);
    fields.put("groupId", "0a1b2c3d4e-11111111-1111-4111-8111-111111111111");
    fields.put("enabled", false);
    fields.put("description", "notebooks");
    fields.put("userSettings", Map.of("SecurityGroups", List.of("sg-1")));

    MappingRow row = RowFields.read(fields);

    assertThat(row)
        .isEqualTo(
            new MappingRow(
                new GroupName("data scientists"),
                new DomainId("d-abcdefghijkl"),
                Optional.of(new Region("eu-central-1")),
                new RoleArn("arn:aws:iam::111122223333:role/studio/data-scientist"),
                7,
                Optional.of(new GroupId("0a1b2c3d4e-11111111-1111-4111-8111-111111111111")),
                false,
                "notebooks",
                new UserSettings(Map.of("SecurityGroups", List.of("sg-1"))),
                Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          domainId|    studio-1|                            domainId: 'studio-1' is not a domain id
          roleArn|     role/studio/data-scientist|          roleArn: 'role/studio/data-scientist' is not a role ARN
          roleArn|     arn:aws:iam::123:role/x|             roleArn: 'arn:aws:iam::123:role/x' is not a role ARN
          groupId|     data-scientists|                     groupId: 'data-scientists' is not a group id
          priority|    high|                                priority: expected a number, found the text 'high'
          enabled|     sometimes|                           enabled: expected true or false, found the text 'sometimes'
          rolArn|      x|                                   rolArn: no such field. Did you mean 'roleArn'? The known fields are [description, domainId
          groupname|   x|                                   groupname: no such field. Did you mean 'groupName'?
          colour|      x|                                   colour: no such field; the known fields are [description, domainId
          region|      Ireland|                             region: 'Ireland' is not a region
          """,
      delimiter = '|')
  void namesTheFieldThatIsWrong(String field, String value, String message) {
    Map<String, Object> fields = new HashMap<>(REQUIRED_FIELDS);
    fields.put(field, value);

    assertThatThrownBy(() -> RowFields.read(fields))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"groupName", "domainId", "roleArn"})
  void namesTheFieldThatIsMissing(String field) {
    Map<String, Object> fields = new HashMap<>(REQUIRED_FIELDS);
    fields.remove(field);

    assertThatThrownBy(() -> RowFields.read(fields)).hasMessage(field + ": missing");
  }

  @Test
  void rejectsAFractionalPriority() {
    Map<String, Object> fields = new HashMap<>(REQUIRED_FIELDS);
    fields.put("priority", 1.5);

    assertThatThrownBy(() -> RowFields.read(fields))
        .hasMessage("priority: expected a 32-bit whole number, found 1.5");
  }
}
