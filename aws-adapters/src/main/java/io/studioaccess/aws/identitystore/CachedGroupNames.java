package io.studioaccess.aws.identitystore;

import io.studioaccess.aws.client.ExpiringCache;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Caches group names, which change rarely and are requested often when many users join. A name may
 * be as old as the cached mapping. Users and memberships are not cached.
 */
public final class CachedGroupNames implements Directory {
  private static final int MAX_NAMES = 10_000;

  private final Directory directory;
  private final ExpiringCache<GroupId, Optional<GroupName>> names;

  public CachedGroupNames(Directory directory, Duration timeToLive, Clock clock) {
    this.directory = directory;
    this.names = new ExpiringCache<>(directory::nameOf, timeToLive, MAX_NAMES, clock);
  }

  @Override
  public String id() {
    return directory.id();
  }

  @Override
  public Optional<DirectoryUser> user(UserId id) {
    return directory.user(id);
  }

  @Override
  public List<Membership> membershipsOf(UserId id) {
    return directory.membershipsOf(id);
  }

  @Override
  public Optional<UserId> userOf(MembershipId membership) {
    return directory.userOf(membership);
  }

  @Override
  public Optional<GroupName> nameOf(GroupId id) {
    return names.get(id);
  }
}
