package io.studioaccess.studioctl.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.RowItem;
import io.studioaccess.aws.dynamodb.StoredRow;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.studioctl.mapping.RowChange.FieldChange;
import io.studioaccess.studioctl.mapping.RowChange.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TableDiffTest {
  private static final GroupName NAME = new GroupName("team");
  private static final GroupId GROUP = new GroupId("00000001-0000-4000-8000-000000000000");
  private static final GroupId OTHER = new GroupId("00000002-0000-4000-8000-000000000000");
  private static final MappingRow WRITTEN = row("a");

  @Test
  void keepsAPinOnTheGroupWithTheName() {
    assertThat(change(Map.of(NAME, GROUP), RowItem.of(WRITTEN.pinnedTo(GROUP))).kind())
        .isEqualTo(Kind.UNCHANGED);
  }

  @Test
  void doesNotWriteARowJustToPinIt() {
    assertThat(change(Map.of(NAME, GROUP), RowItem.of(WRITTEN)).kind()).isEqualTo(Kind.UNCHANGED);
  }

  @Test
  void pinsARowThatIsWritten() {
    assertThat(change(Map.of(NAME, GROUP), RowItem.of(row("b"))).fields())
        .extracting(FieldChange::path)
        .containsExactly("groupId", "roleArn");
  }

  @Test
  void reportsAPinOnAnotherGroup() {
    assertThat(change(Map.of(NAME, GROUP), RowItem.of(WRITTEN.pinnedTo(OTHER))).fields())
        .containsExactly(new FieldChange("groupId", OTHER.value(), GROUP.value()));
    assertThat(change(Map.of(), RowItem.of(WRITTEN.pinnedTo(OTHER))).fields())
        .containsExactly(new FieldChange("groupId", OTHER.value(), ""));
  }

  @Test
  void treatsAnEquivalentRowAsUnchanged() {
    Map<String, AttributeValue> withoutDefaults = new HashMap<>(RowItem.of(WRITTEN));
    withoutDefaults.remove("priority");
    withoutDefaults.remove("enabled");

    assertThat(change(Map.of(), withoutDefaults).kind()).isEqualTo(Kind.UNCHANGED);
  }

  @Test
  void replacesAnInvalidRow() {
    Map<String, AttributeValue> invalid = new HashMap<>(RowItem.of(WRITTEN));
    invalid.put("prioritiy", AttributeValue.fromN("5"));

    assertThat(change(Map.of(), invalid).fields())
        .containsExactly(new FieldChange("prioritiy", "5", ""));
  }

  private static RowChange change(
      Map<GroupName, GroupId> named, Map<String, AttributeValue> stored) {
    return new TableDiff(named, false)
        .compare(List.of(StoredRow.of(stored)), List.of(WRITTEN))
        .getFirst();
  }

  private static MappingRow row(String role) {
    return new MappingRow(
        NAME,
        new DomainId("d-one"),
        Optional.empty(),
        new RoleArn("arn:aws:iam::111122223333:role/studio/" + role),
        MappingRow.DEFAULT_PRIORITY,
        Optional.empty(),
        true,
        "",
        UserSettings.NONE,
        Optional.empty());
  }
}
