package io.studioaccess.studioctl.review;

import io.studioaccess.mapping.file.Place;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A review.
 *
 * @param entries by name, domain and id
 */
record Review(ReviewHead head, List<Placed> entries) {
  Review {
    entries = List.copyOf(entries);
  }

  /**
   * An entry and its place in the file.
   *
   * @param place the place of the entry
   * @param decisionPlace the place of the decision
   */
  record Placed(ReviewEntry entry, Place place, Place decisionPlace) {}

  /** A review that was never written. */
  static Review of(ReviewHead head, List<ReviewEntry> entries) {
    Place nowhere = new Place(1, 1);
    return new Review(
        head, entries.stream().map(entry -> new Placed(entry, nowhere, nowhere)).toList());
  }

  /** The entries by {@link ReviewEntry#key()}. */
  Map<String, Placed> byKey() {
    return entries.stream()
        .collect(Collectors.toMap(placed -> placed.entry().key(), Function.identity()));
  }

  List<Placed> decided(ReviewDecision decision) {
    return entries.stream().filter(placed -> placed.entry().decision() == decision).toList();
  }
}
