package io.studioaccess.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusedRowTest {
  private static final GroupId PINNED = new GroupId("00000001-0000-4000-8000-000000000000");
  private static final GroupId OTHER = new GroupId("00000002-0000-4000-8000-000000000000");
  private static final Optional<GroupName> NAME = Optional.of(new GroupName("a"));

  @Test
  void pinnedRowAppliesToItsGroupUnderAnyName() {
    RefusedRow row =
        new RefusedRow("a", "d-one", Optional.of(PINNED), Optional.empty(), "roleArn: missing");
    MappingRows mapping = new MappingRows(List.of(), List.of(row));

    assertThat(mapping.refusedRowsFor(PINNED, Optional.of(new GroupName("renamed"))))
        .containsExactly(row);
    assertThat(mapping.mentions(PINNED, Optional.empty())).isTrue();
    assertThat(mapping.refusedRowsFor(OTHER, NAME)).isEmpty();
    assertThat(mapping.needsGroupNames()).isFalse();
  }

  @Test
  void unpinnedRowAppliesToTheGroupWithItsName() {
    RefusedRow row =
        new RefusedRow("a", "d-one", Optional.empty(), Optional.empty(), "groupId: bad");
    MappingRows mapping = new MappingRows(List.of(), List.of(row));

    assertThat(mapping.refusedRowsFor(OTHER, NAME)).containsExactly(row);
    assertThat(mapping.refusedRowsFor(OTHER, Optional.empty())).isEmpty();
    assertThat(mapping.needsGroupNames()).isTrue();
  }

  @Test
  void aGroupIdThatIsNotLegalIsNoted() {
    assertThat(refused(Map.of("groupName", "a", "groupId", "0001")).hasIllegiblePin()).isTrue();
    assertThat(refused(Map.of("groupName", "a", "groupId", PINNED.value())).hasIllegiblePin())
        .isFalse();
    assertThat(refused(Map.of("groupName", "a")).hasIllegiblePin()).isFalse();
  }

  private static RefusedRow refused(Map<String, Object> fields) {
    return RefusedRow.of(fields, "roleArn: missing");
  }
}
