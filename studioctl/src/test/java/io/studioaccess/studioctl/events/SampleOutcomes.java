package io.studioaccess.studioctl.events;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.Cause;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import java.time.Instant;
import java.util.Optional;

/** Outcomes of users who are known by a number. */
final class SampleOutcomes {
  static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");

  private SampleOutcomes() {}

  static UserId user(int number) {
    return new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-%012d".formatted(number));
  }

  static RecordedOutcome outcome(int user, Instant at) {
    return outcome(user, at, 0);
  }

  /**
   * @param previous tells outcomes of the same user apart
   */
  static RecordedOutcome outcome(int user, Instant at, int previous) {
    return outcome(user, at, previous, "Granted", "group", Optional.empty());
  }

  static RecordedOutcome outcome(
      int user, Instant at, int previous, String kind, String group, Optional<String> reason) {
    return new RecordedOutcome(
        user(user),
        Instant.ofEpochSecond(previous),
        at,
        "event-1",
        new Cause(
            Optional.of("sso-directory.amazonaws.com/AddMemberToGroup"),
            Optional.of("user/" + user(99).value())),
        kind,
        new DomainId("d-abcdefghijkl"),
        Optional.empty(),
        Optional.of(new GroupName(group)),
        Optional.empty(),
        Optional.of(new RoleArn("arn:aws:iam::111122223333:role/studio/data-scientist")),
        reason);
  }
}
