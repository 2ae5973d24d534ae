package io.studioaccess.sandbox.sagemaker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A status that changes to another one at a given time. */
record StatusTransition(String initial, Instant changesAt, String next) {

  /** Stands for a resource that no longer exists. */
  static final String REMOVED = "(removed)";

  static StatusTransition from(Instant now, String initial, Duration duration, String next) {
    return new StatusTransition(initial, now.plus(duration), next);
  }

  static StatusTransition settled(Instant now, String status) {
    return new StatusTransition(status, now, status);
  }

  String at(Instant now) {
    return now.isBefore(changesAt) ? initial : next;
  }

  Optional<Instant> changeAfter(Instant now) {
    return Optional.of(changesAt).filter(now::isBefore);
  }
}
