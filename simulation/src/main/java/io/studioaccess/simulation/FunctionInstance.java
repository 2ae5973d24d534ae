package io.studioaccess.simulation;

import io.studioaccess.mapping.CachedMappings;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One instance of a function: its memory, which a restart empties, and its clock. */
final class FunctionInstance {
  /** As in the product: the mapping and names of groups. */
  private static final Duration CACHED_FOR = Duration.ofMinutes(1);

  private final String name;
  private final Timeline timeline;
  private final GroupMappings mappings;
  private final Directory directory;
  private final Map<GroupId, Cached<Optional<GroupName>>> names = new HashMap<>();
  private GroupMappings cachedMappings;
  private long offset;

  private record Cached<V>(V value, long until) {}

  FunctionInstance(String name, Timeline timeline, GroupMappings mappings, Directory directory) {
    this.name = name;
    this.timeline = timeline;
    this.mappings = mappings;
    this.directory = directory;
    this.cachedMappings = newCache();
  }

  void restart() {
    cachedMappings = newCache();
    names.clear();
  }

  /** Sets how far the instance's clock is from the true time, in milliseconds. */
  void setOffset(long millis) {
    offset = millis;
  }

  private long now() {
    return timeline.millis() + offset;
  }

  InstantSource clock() {
    return new InstantSource() {
      @Override
      public Instant instant() {
        return Instant.ofEpochMilli(now());
      }

      @Override
      public long millis() {
        return now();
      }
    };
  }

  private GroupMappings newCache() {
    return new CachedMappings(mappings, CACHED_FOR, clock().withZone(ZoneOffset.UTC));
  }

  GroupMappings cachedMappings() {
    return () -> cachedMappings.current();
  }

  Directory directoryWithCachedNames() {
    return new Directory() {
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
        Cached<Optional<GroupName>> known = names.get(id);
        if (known == null || now() >= known.until()) {
          long read = now();
          known = new Cached<>(directory.nameOf(id), read + CACHED_FOR.toMillis());
          names.put(id, known);
        }
        return known.value();
      }
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
