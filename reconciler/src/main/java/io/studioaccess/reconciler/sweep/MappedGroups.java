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

  /** The groups whose members this sweep reads, in a stable order. */
  List<GroupId> toRead();

  boolean isMapped(GroupId group);

  /**
   * The groups in whose recorded members a sweep of some groups is interested, mapped or not; empty
   * if the request names a group that the directory does not know, so that only the ledger can tell
   * who was a member.
   */
  Optional<Set<GroupId>> recordedIn();

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
      public Optional<Set<GroupId>> recordedIn() {
        return Optional.empty();
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
        return sorted(requestedIds).stream().filter(this::isMapped).toList();
      }

      @Override
      public boolean isMapped(GroupId group) {
        return mapping.mentions(group, nameOf(group));
      }

      @Override
      public Optional<Set<GroupId>> recordedIn() {
        return Optional.of(Set.copyOf(requestedIds)).filter(_ -> allNamesAreKnown);
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
