package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import java.util.Comparator;

/** The group and the domain of an assignment. */
record AssignmentKey(DomainId domain, GroupId group) implements Comparable<AssignmentKey> {
  private static final Comparator<AssignmentKey> ORDER =
      Comparator.<AssignmentKey, String>comparing(key -> key.domain().value())
          .thenComparing(key -> key.group().value());

  @Override
  public int compareTo(AssignmentKey other) {
    return ORDER.compare(this, other);
  }
}
