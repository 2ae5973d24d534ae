package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mapping table. */
final class InMemoryMapping implements GroupMappings {
  private final Timeline timeline;
  private final Boundary boundary;
  private final Versions<Map<Key, MappingRow>> rows = new Versions<>(Map.of());

  record Key(GroupName group, DomainId domain) {}

  InMemoryMapping(Timeline timeline, Boundary boundary) {
    this.timeline = timeline;
    this.boundary = boundary;
  }

  Versions<Map<Key, MappingRow>> rows() {
    return rows;
  }

  void put(MappingRow row) {
    Map<Key, MappingRow> changed = new LinkedHashMap<>(rows.current());
    changed.put(new Key(row.group(), row.domain()), row);
    rows.put(timeline.millis(), changed);
  }

  void remove(Key key) {
    Map<Key, MappingRow> changed = new LinkedHashMap<>(rows.current());
    changed.remove(key);
    rows.put(timeline.millis(), changed);
  }

  void replace(Map<Key, MappingRow> all) {
    rows.put(timeline.millis(), all);
  }

  @Override
  public MappingRows current() {
    return boundary.call(
        "Mapping.read", "", () -> new MappingRows(List.copyOf(rows.current().values()), List.of()));
  }
}
