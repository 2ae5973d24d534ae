package io.studioaccess.aws.identitystore;

import io.studioaccess.aws.client.Expiring;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Group names change rarely, and a burst of joins asks for the same few again and again. A name may
 * be as old as the mapping may be; users and memberships are never remembered.
 */
public final class CachedGroupNames implements Directory {
  private static final int MAX_NAMES = 10_000;

  private final Directory directory;
  private final Expiring<GroupId, Optional<GroupName>> names;

  public CachedGroupNames(Directory directory, Duration keptFor, Clock clock) {
    this.directory = directory;
    this.names = new Expiring<>(directory::nameOf, keptFor, MAX_NAMES, clock);
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
  public Optional<GroupName> nameOf(GroupId id) {
    return names.get(id);
  }
}
