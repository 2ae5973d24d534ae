package io.studioaccess.integration.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.aws.dynamodb.RowItem;
import io.studioaccess.mapping.AccessPeriod;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.RefusedRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.RowMoment;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

class MappingTableIT {

  private static final MappingRow ANALYSTS =
      new MappingRow(
          new GroupName("analysts"),
          new DomainId("d-research"),
          Optional.empty(),
          new RoleArn("arn:aws:iam::111122223333:role/studio/analyst"),
          MappingRow.DEFAULT_PRIORITY,
          Optional.empty(),
          true,
          "",
          UserSettings.NONE,
          Optional.empty());

  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private DynamoDbClient dynamoDb;
  private MappingTable mapping;

  @BeforeEach
  void readByAFunction() {
    TABLES.serveAt(aws.cloud.endpoint());
    dynamoDb = aws.client(DynamoDbClient.builder(), Roles.provisioner(aws));
    mapping = new MappingTable(dynamoDb, TABLES.name("MappingTable"));
  }

  private void put(Map<String, AttributeValue> item) {
    TABLES.administrator().putItem(put -> put.tableName(TABLES.name("MappingTable")).item(item));
  }

  @Test
  void readsARowAsItWasWritten() {
    // Given
    put(RowItem.of(ANALYSTS));

    // When
    var rows = mapping.current();

    // Then
    assertThat(rows.rows()).containsExactly(ANALYSTS);
    assertThat(rows.refused()).isEmpty();
  }

  @Test
  void aBadRowIsRefusedWithItsFieldNamedAndHarmsNoOther() {
    // Given
    put(RowItem.of(ANALYSTS));
    var bad = new HashMap<>(RowItem.of(ANALYSTS));
    bad.put("groupName", AttributeValue.fromS("engineers"));
    bad.put("priority", AttributeValue.fromS("high"));
    put(bad);

    // When
    var rows = mapping.current();

    // Then
    assertThat(rows.rows()).containsExactly(ANALYSTS);
    assertThat(rows.refused())
        .containsExactly(
            new RefusedRow(
                "engineers",
                "d-research",
                Optional.empty(),
                Optional.empty(),
                "priority: expected a number, found the text 'high'"));
  }

  @Test
  void readsSettingsAsTheyWereWritten() {
    // Given
    var settings =
        new UserSettings(
            Map.of(
                "JupyterLabAppSettings",
                    Map.of(
                        "LifecycleConfigArns",
                        List.of(),
                        "CustomImages",
                        List.of(
                            Map.of(
                                "ImageName", "ours",
                                "ImageVersionNumber", 3,
                                "AppImageConfigName", "config")),
                        "AppLifecycleManagement",
                        Map.of("IdleSettings", Map.of("IdleTimeoutInMinutes", 120))),
                "SecurityGroups", List.of("sg-1", "sg-2"),
                "StudioWebPortal", "ENABLED"));
    var row =
        new MappingRow(
            ANALYSTS.group(),
            ANALYSTS.domain(),
            Optional.empty(),
            ANALYSTS.role(),
            7,
            Optional.of(new GroupId("aaaaaaaa-0000-4000-8000-000000000001")),
            false,
            "notebooks",
            settings,
            Optional.empty(),
            new AccessPeriod(
                Optional.of(RowMoment.startOf("2027-01-01[Europe/Berlin]")),
                Optional.of(RowMoment.endOf("2027-03-31T18:00+02:00")),
                Optional.of(90)));
    put(RowItem.of(row));

    // When // Then
    assertThat(mapping.current()).isEqualTo(new MappingRows(List.of(row), List.of()));
  }

  @Test
  void aRefusedRowIsStillAboutTheGroupThatItPins() {
    // Given
    var bad = new HashMap<>(RowItem.of(ANALYSTS));
    bad.put("groupId", AttributeValue.fromS("aaaaaaaa-0000-4000-8000-000000000001"));
    bad.put("priority", AttributeValue.fromS("high"));
    put(bad);

    // When // Then
    assertThat(mapping.current().refused())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.pinnedGroup())
                    .contains(new GroupId("aaaaaaaa-0000-4000-8000-000000000001")));
  }

  @Test
  void aRefusedRowWhosePinIsNoIdGoesByItsName() {
    // Given
    var bad = new HashMap<>(RowItem.of(ANALYSTS));
    bad.put("groupId", AttributeValue.fromS("the analysts"));
    put(bad);

    // When // Then
    assertThat(mapping.current().refused())
        .singleElement()
        .satisfies(row -> assertThat(row.pinnedGroup()).isEmpty());
  }

  @Test
  void attributesOfTheWrongTypeAreRefused() {
    // Given
    var bad = new HashMap<>(RowItem.of(ANALYSTS));
    bad.put("description", AttributeValue.fromSs(List.of("one", "two")));
    put(bad);

    // When // Then
    assertThat(mapping.current().refused())
        .singleElement()
        .satisfies(row -> assertThat(row.reason()).startsWith("description: expected text"));
  }

  @Test
  void anEmptyTableIsAnEmptyMapping() {
    assertThat(mapping.current().isEmpty()).isTrue();
  }

  @Test
  void aMissingTableIsNoEmptyMapping() {
    // Given
    var missing =
        new MappingTable(
            aws.client(DynamoDbClient.builder(), aws.administrator()), "no-such-table");

    // When // Then
    assertThatThrownBy(missing::current).isInstanceOf(ResourceNotFoundException.class);
  }
}
