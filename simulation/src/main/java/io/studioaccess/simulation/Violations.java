package io.studioaccess.simulation;

import java.util.Optional;
import java.util.function.Supplier;

/** The laws that a history has broken. The first one counts: others may follow from it. */
final class Violations {
  private final Timeline timeline;
  private final Story story;
  private Optional<Violation> first = Optional.empty();

  /**
   * A broken law.
   *
   * @param law in the words of the law
   * @param details the user, profile or message concerned
   */
  record Violation(String law, String details) {
    @Override
    public String toString() {
      return law + ": " + details;
    }
  }

  Violations(Timeline timeline, Story story) {
    this.timeline = timeline;
    this.story = story;
  }

  Optional<Violation> first() {
    return first;
  }

  void require(boolean kept, String law, Supplier<String> details) {
    if (!kept && first.isEmpty()) {
      Violation violation = new Violation(law, Story.plain(details.get()));
      first = Optional.of(violation);
      story.add(timeline.millis(), "LAW BROKEN", violation);
    }
  }
}
