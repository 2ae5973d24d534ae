package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Failures;
import io.studioaccess.reconciler.reconcile.UserRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the members of groups with the ledger: lists the members first, and then takes the
 * records of the ledger one after the other. For a group that it has not listed, it assumes the
 * members in the ledger: another part of the sweep handles that group.
 *
 * <p>This decides the same as a look at all memberships at once. A user differs if a membership of
 * some group differs from the recorded one, or if the recorded memberships grant something else
 * than the recorded profiles have. The first shows in the part of that group, and the second in the
 * part that compares whole records, which is one part of each sweep.
 */
final class MemberPass {
  private final MappedGroups groups;
  private final Comparison comparison;
  private final boolean comparesWholeRecords;
  private final Units<GroupId> units = new Units<>();
  private final Set<GroupId> listed = new HashSet<>();
  private final Map<UserId, Map<MembershipId, GroupId>> members = new LinkedHashMap<>();
  private int compared;

  MemberPass(MappedGroups groups, Comparison comparison, boolean comparesWholeRecords) {
    this.groups = groups;
    this.comparison = comparison;
    this.comparesWholeRecords = comparesWholeRecords;
  }

  /** Lists the members of those groups that are mapped. A failed group counts as not listed. */
  void list(List<GroupId> wanted, GroupDirectory directory, Listing listing, Failures failures) {
    units.forEach(
        wanted.stream().filter(groups::isMapped).toList(),
        listing::isEnough,
        group -> list(group, directory, listing),
        failures);
    units.failed().forEach(this::forget);
  }

  private void list(GroupId group, GroupDirectory directory, Listing listing) {
    directory.forEachPageOf(
        group,
        page -> {
          listing.add(page.size());
          for (Member member : page) {
            members
                .computeIfAbsent(member.user(), _ -> new HashMap<>(2))
                .put(member.membership(), group);
          }
        });
    listed.add(group);
  }

  /** A part of the members is no list. */
  private void forget(GroupId group) {
    members.values().forEach(memberships -> memberships.values().removeIf(group::equals));
    members.values().removeIf(Map::isEmpty);
  }

  /**
   * Compares a record.
   *
   * @param isNewer whether a reconcile of the user has read the memberships after they were listed
   */
  void compare(UserId user, UserRecord record, boolean isNewer, Findings findings) {
    Map<MembershipId, GroupId> found = members.remove(user);
    Map<MembershipId, GroupId> current = memberships(found, record, isNewer);
    if (comparesWholeRecords) {
      if (!record.isEmpty() || !current.isEmpty()) {
        compared++;
        findings.addResult(user, comparison.compare(current, record));
      }
    } else if (!isNewer) {
      findings.addResult(user, Comparison.compareMemberships(current, record));
    }
  }

  /** Those who have no record. */
  void compareOthers(Findings findings) {
    compared += members.size();
    members.forEach(
        (user, memberships) ->
            findings.addResult(user, comparison.compare(memberships, UserRecord.empty())));
    members.clear();
  }

  private Map<MembershipId, GroupId> memberships(
      @Nullable Map<MembershipId, GroupId> found, UserRecord record, boolean isNewer) {
    Map<MembershipId, GroupId> memberships = new HashMap<>();
    if (found != null && !isNewer) {
      memberships.putAll(found);
    }
    record
        .memberships()
        .forEach(
            (id, group) -> {
              if (isAssumed(group, isNewer)) {
                memberships.put(id, group);
              }
            });
    return memberships;
  }

  private boolean isAssumed(GroupId group, boolean isNewer) {
    return (isNewer || !listed.contains(group))
        && (groups.isMapped(group) || !comparesWholeRecords);
  }

  /** Whether the directory was asked for the members of a group. */
  boolean hasTried() {
    return !units.done().isEmpty() || !units.failed().isEmpty();
  }

  Units<GroupId> units() {
    return units;
  }

  MappedGroups groups() {
    return groups;
  }

  /** How many records and members without a record were compared. */
  int compared() {
    return compared;
  }
}
