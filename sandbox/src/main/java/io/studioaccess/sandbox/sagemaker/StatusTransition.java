package io.studioaccess.sandbox.sagemaker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A status that gives way to another by itself, once its time has come. */
record StatusTransition(String first, Instant until, String then) {

  /** The status of what is no longer there. */
  static final String GONE = "(gone)";

  static StatusTransition from(Instant now, String first, Duration takes, String then) {
    return new StatusTransition(first, now.plus(takes), then);
  }

  static StatusTransition settled(Instant now, String status) {
    return new StatusTransition(status, now, status);
  }

  String at(Instant now) {
    return now.isBefore(until) ? first : then;
  }

  Optional<Instant> changeAfter(Instant now) {
    return Optional.of(until).filter(now::isBefore);
  }
}
