package io.studioaccess.studioctl.review;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a reviewer decided about one person's access. */
enum ReviewDecision {
  /** The field is blank. Nothing follows from it. */
  UNDECIDED(""),
  KEEP("keep"),
  REMOVE("remove");

  private final String word;

  ReviewDecision(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** For tables and pages. */
  String label() {
    return this == UNDECIDED ? "undecided" : word;
  }

  /** Empty for a word that is no decision. The case does not matter. */
  static Optional<ReviewDecision> of(String text) {
    return Stream.of(values())
        .filter(decision -> decision.word.equals(text.toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
