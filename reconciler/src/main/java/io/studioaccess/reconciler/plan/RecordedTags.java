package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.RowTags;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the ledger records of the tags that rows put on a profile. It is all that is needed to
 * follow a row: the tags are read by the sweep only.
 *
 * @param byKey the tags; while they are not settled, all that may have been set
 * @param settled whether the profile has exactly these, as far as the functions know
 */
public record RecordedTags(SortedMap<String, String> byKey, boolean settled) {
  public static final RecordedTags NONE = settled(RowTags.NONE);

  public RecordedTags {
    settled = settled || byKey.isEmpty();
    byKey = Collections.unmodifiableSortedMap(new TreeMap<>(byKey));
  }

  public static RecordedTags settled(RowTags tags) {
    return new RecordedTags(tags.byKey(), true);
  }

  /** The same tags, which must be set again, because somebody may have changed them. */
  public RecordedTags unsettled() {
    return new RecordedTags(byKey, false);
  }

  /** These tags and the wanted ones, while the profile changes from these to those. */
  RecordedTags changingTo(RowTags wanted) {
    SortedMap<String, String> all = new TreeMap<>(byKey);
    all.putAll(wanted.byKey());
    return new RecordedTags(all, false);
  }

  public boolean matches(RowTags wanted) {
    return settled && byKey.equals(wanted.byKey());
  }

  /** The wanted tags that the profile may lack. */
  SortedMap<String, String> toSet(RowTags wanted) {
    SortedMap<String, String> missing = new TreeMap<>(wanted.byKey());
    if (settled) {
      missing.entrySet().removeIf(tag -> tag.getValue().equals(byKey.get(tag.getKey())));
    }
    return missing;
  }

  /** The keys of tags that no row names any more. A tag that no row ever named is none of them. */
  SortedSet<String> toRemove(RowTags wanted) {
    SortedSet<String> surplus = new TreeSet<>(byKey.keySet());
    surplus.removeAll(wanted.byKey().keySet());
    return surplus;
  }

  /** Whether a profile has these tags. Its other tags do not matter. */
  public boolean areOn(Map<String, String> found) {
    Map<String, String> ours = new HashMap<>(found);
    ours.keySet().retainAll(Set.copyOf(byKey.keySet()));
    return ours.equals(byKey);
  }
}
