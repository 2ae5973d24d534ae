package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.RefusedRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which groups some row is about, right or refused, written or by convention. */
public interface MappedGroups {

  /** The groups whose members are to be read, in an order that is always the same. */
  List<GroupId> toRead();

  boolean isMapped(GroupId group);

  /** The name now; may be absent for a group that is not mapped by its name. */
  Optional<GroupName> nameOf(GroupId group);

  /** All of them: their names are resolved in few calls, whatever the number of their members. */
  static MappedGroups all(MappingRows mapping, GroupDirectory directory) {
    Map<GroupId, GroupName> names = named(mapping, directory);
    Set<GroupId> mapped = new HashSet<>(names.keySet());
    mapping.rows().forEach(row -> row.pinnedGroup().ifPresent(mapped::add));
    mapping.refused().forEach(row -> row.pinnedGroup().ifPresent(mapped::add));
    return new MappedGroups() {
      @Override
      public List<GroupId> toRead() {
        return sorted(mapped);
      }

      @Override
      public boolean isMapped(GroupId group) {
        return mapped.contains(group);
      }

      @Override
      public Optional<GroupName> nameOf(GroupId group) {
        return Optional.ofNullable(names.get(group));
      }
    };
  }

  /** Those of the request. Others are asked for by name one by one, as far as somebody asks. */
  static MappedGroups of(SweepRequest request, MappingRows mapping, GroupDirectory directory) {
    Set<GroupId> asked = new HashSet<>(request.groups());
    asked.addAll(directory.named(request.names()).values());
    Map<GroupId, Optional<GroupName>> names = new HashMap<>();
    return new MappedGroups() {
      @Override
      public List<GroupId> toRead() {
        return sorted(asked).stream().filter(this::isMapped).toList();
      }

      @Override
      public boolean isMapped(GroupId group) {
        return mapping.mentions(group, nameOf(group));
      }

      @Override
      public Optional<GroupName> nameOf(GroupId group) {
        return names.computeIfAbsent(group, directory::nameOf);
      }
    };
  }

  /** Which names a convention means, only the names tell. */
  private static Map<GroupId, GroupName> named(MappingRows mapping, GroupDirectory directory) {
    Map<GroupId, GroupName> names = new HashMap<>();
    if (mapping.convention().isPresent()) {
      names.putAll(directory.groups());
      names.entrySet().removeIf(it -> !mapping.mentions(it.getKey(), Optional.of(it.getValue())));
    } else {
      directory.named(namesIn(mapping)).forEach((name, id) -> names.put(id, name));
    }
    return names;
  }

  private static Set<GroupName> namesIn(MappingRows mapping) {
    Stream<GroupName> ofRows =
        mapping.rows().stream().filter(row -> row.pinnedGroup().isEmpty()).map(MappingRow::group);
    Stream<GroupName> ofRefused =
        mapping.refused().stream().map(RefusedRow::groupName).flatMap(name -> legal(name).stream());
    return new TreeSet<>(Stream.concat(ofRows, ofRefused).toList());
  }

  private static Optional<GroupName> legal(String name) {
    try {
      return Optional.of(new GroupName(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<GroupId> sorted(Set<GroupId> groups) {
    return groups.stream().sorted((one, other) -> one.value().compareTo(other.value())).toList();
  }
}
