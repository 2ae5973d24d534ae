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

/** The groups to which a row applies: legal or refused, written or derived by convention. */
public interface MappedGroups {

  /** The groups that this sweep compares, in a stable order; requested ones may be unmapped. */
  List<GroupId> toRead();

  boolean isMapped(GroupId group);

  /**
   * Whether the directory knows all groups that the request names. Otherwise only the ledger shows
   * who was a member.
   */
  boolean knowsAllNames();

  /** The current name; may be absent for a group that is not mapped by name. */
  Optional<GroupName> nameOf(GroupId group);

  /** All mapped groups. Resolving their names needs few calls, whatever the number of members. */
  static MappedGroups all(MappingRows mapping, GroupDirectory directory) {
    Map<GroupId, GroupName> names = mappedNames(mapping, directory);
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
      public boolean knowsAllNames() {
        return true;
      }

      @Override
      public Optional<GroupName> nameOf(GroupId group) {
        return Optional.ofNullable(names.get(group));
      }
    };
  }

  /** The groups of the request. Names of other groups are resolved one by one, on demand. */
  static MappedGroups requested(
      SweepRequest request, MappingRows mapping, GroupDirectory directory) {
    Map<GroupName, GroupId> idsByName = directory.idsOf(request.names());
    boolean allNamesAreKnown = idsByName.keySet().containsAll(request.names());
    Set<GroupId> requestedIds = new HashSet<>(request.groups());
    requestedIds.addAll(idsByName.values());
    Map<GroupId, Optional<GroupName>> names = new HashMap<>();
    return new MappedGroups() {
      @Override
      public List<GroupId> toRead() {
        return sorted(requestedIds);
      }

      @Override
      public boolean isMapped(GroupId group) {
        return mapping.mentions(group, nameOf(group));
      }

      @Override
      public boolean knowsAllNames() {
        return allNamesAreKnown;
      }

      @Override
      public Optional<GroupName> nameOf(GroupId group) {
        return names.computeIfAbsent(group, directory::nameOf);
      }
    };
  }

  /** With a convention, every group name must be read to find the matching ones. */
  private static Map<GroupId, GroupName> mappedNames(
      MappingRows mapping, GroupDirectory directory) {
    Map<GroupId, GroupName> names = new HashMap<>();
    if (mapping.convention().isPresent()) {
      names.putAll(directory.groups());
      names.entrySet().removeIf(it -> !mapping.mentions(it.getKey(), Optional.of(it.getValue())));
    } else {
      directory.idsOf(namesIn(mapping)).forEach((name, id) -> names.put(id, name));
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
