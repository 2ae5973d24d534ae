package io.studioaccess.studioctl.lists;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The directory by its lists. A user's memberships are those in mapped groups, because no other
 * group decides anything.
 */
final class ListedDirectory implements Directory {
  private final Directory single;
  private final DirectoryLists lists;
  private final Map<UserId, DirectoryUser> users;
  private final Map<UserId, List<Membership>> memberships;
  private final Pace pace;

  /**
   * @param single reads what the lists do not tell
   * @param mapped all groups to which a row applies
   */
  ListedDirectory(Directory single, DirectoryLists lists, Collection<GroupId> mapped, Pace pace) {
    this.single = single;
    this.lists = lists;
    this.memberships = lists.membershipsIn(mapped);
    this.users = lists.users();
    this.pace = pace;
  }

  @Override
  public String id() {
    return single.id();
  }

  /**
   * A user without an entry was deleted. But a member of a listed group who has none was created
   * while the lists were read.
   */
  @Override
  public Optional<DirectoryUser> user(UserId id) {
    DirectoryUser listed = users.get(id);
    if (listed != null) {
      return Optional.of(listed);
    }
    return memberships.containsKey(id) ? pace.call(() -> single.user(id)) : Optional.empty();
  }

  @Override
  public List<Membership> membershipsOf(UserId id) {
    return memberships.getOrDefault(id, List.of());
  }

  @Override
  public Optional<UserId> userOf(MembershipId membership) {
    return pace.call(() -> single.userOf(membership));
  }

  @Override
  public Optional<GroupName> nameOf(GroupId id) {
    return lists.nameOf(id);
  }
}
