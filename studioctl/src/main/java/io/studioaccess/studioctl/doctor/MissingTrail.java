package io.studioaccess.studioctl.doctor;

import io.studioaccess.aws.dynamodb.DynamoDbNativeEvents;
import io.studioaccess.studioctl.stack.PlannedStack;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How grave it is that no trail reports changes of the directory: a fault, unless the Identity
 * Store's own events arrive, which need no trail.
 */
@Singleton
final class MissingTrail {
  /** Groups of a small company may not change for weeks. */
  private static final Duration RECENT = Duration.ofDays(30);

  private final DynamoDbNativeEvents nativeEvents;
  private final PlannedStack planned;
  private final Clock clock;

  MissingTrail(DynamoDbNativeEvents nativeEvents, PlannedStack planned, Clock clock) {
    this.nativeEvents = nativeEvents;
    this.planned = planned;
    this.clock = clock;
  }

  /**
   * The finding.
   *
   * @param fact what is wrong with the trail
   * @param fix how to correct it
   */
  Finding finding(String fact, String fix) {
    if (planned.isSet()) {
      return Finding.warning(
          "%s. The Identity Store's own events need no trail, but AWS does not say whether they report changes by SCIM or Active Directory. studioctl doctor shows later whether any arrive"
              .formatted(fact),
          "for a second path: " + fix);
    }
    Optional<Instant> seen = nativeEvents.lastSeen();
    return seen.filter(at -> at.isAfter(clock.instant().minus(RECENT))).isPresent()
        ? Finding.hint(
            "%s. The Identity Store's own events arrive, the last at %s, and need no trail"
                .formatted(fact, seen.get()),
            "for a second path, in case AWS loses an event: " + fix)
        : Finding.fault(
            "%s, and no event of the Identity Store itself has arrived %s: the functions miss directory changes until the next sweep"
                .formatted(fact, seen.map(at -> "since " + at).orElse("so far")),
            fix);
  }
}
