package io.studioaccess.reconciler.desired;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.MappingRow;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row that applies to a user, and the group through which it applies.
 *
 * @param memberSince when the membership began; empty if it has only just begun
 */
public record Claim(GroupId group, MappingRow row, Optional<Instant> memberSince) {

  /** Whether the row grants access at this moment. */
  public boolean isActive(Instant now) {
    return row.period().includes(now, memberSince);
  }

  /** When the row's access ends for this user; empty for no end. */
  public Optional<Instant> end() {
    return row.period().end(memberSince);
  }

  Stream<Instant> boundaries() {
    return row.period().boundaries(memberSince);
  }
}
