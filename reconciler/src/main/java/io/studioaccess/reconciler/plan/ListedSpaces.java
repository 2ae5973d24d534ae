package io.studioaccess.reconciler.plan;

import java.time.Instant;
import java.util.Set;

/**
 * The spaces that a listing found for a profile.
 *
 * @param at when the listing began: it has every space that was created before
 * @param names of the spaces; some may have been deleted since
 */
public record ListedSpaces(Instant at, Set<SpaceName> names) {
  /** So many are remembered in the ledger, whose items have at most 400 KB. */
  private static final int MAX_REMEMBERED = 100;

  public ListedSpaces {
    names = Set.copyOf(names);
  }

  boolean fitsIntoARecord() {
    return names.size() <= MAX_REMEMBERED;
  }
}
