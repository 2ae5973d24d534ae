package io.studioaccess.sandbox.page.control;

import io.studioaccess.sandbox.stack.Sandbox;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Moves the clock. What is due on the way happens on the way, as far as a short wait allows. */
final class ClockControls {
  /** Longer jumps skip what would be due meanwhile, and happen as one. */
  private static final Duration MAX_WAIT = Duration.ofSeconds(4);

  private static final Duration MAX_ADVANCE = Duration.ofDays(400);

  private final Sandbox sandbox;

  ClockControls(Target target) {
    this.sandbox = target.sandbox();
  }

  void addTo(Map<String, Control> controls) {
    controls.put("clock", this::move);
  }

  /** {@code advance} is a duration; {@code to} is {@code next}, for the next thing that is due. */
  private Object move(Body request) {
    if (request.optionalText("to").filter("next"::equals).isPresent()) {
      Optional<Instant> next = sandbox.nextDue();
      next.ifPresent(sandbox.clock()::advanceTo);
    } else {
      advanceTo(sandbox.clock().instant().plus(duration(request.text("advance"))));
    }
    return Map.of("now", sandbox.clock().instant().toString());
  }

  private void advanceTo(Instant end) {
    long deadline = System.nanoTime() + MAX_WAIT.toNanos();
    Optional<Instant> next = sandbox.nextDue().filter(end::isAfter);
    while (next.isPresent() && System.nanoTime() < deadline) {
      sandbox.clock().advanceTo(next.get());
      sandbox.awaitRunningWork(Duration.ofNanos(deadline - System.nanoTime()));
      next = sandbox.nextDue().filter(end::isAfter);
    }
    sandbox.clock().advanceTo(end);
  }

  private static Duration duration(String text) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.isNegative() || duration.compareTo(MAX_ADVANCE) > 0) {
        throw new ControlException("advance: the clock moves forward, by at most 400 days");
      }
      return duration;
    } catch (DateTimeException e) {
      throw new ControlException(
          "advance: expected an ISO 8601 duration such as PT30M, found " + text);
    }
  }
}
