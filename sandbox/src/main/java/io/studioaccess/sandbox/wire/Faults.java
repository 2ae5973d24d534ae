package io.studioaccess.sandbox.wire;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Trouble on demand: AWS's throttling and its internal errors, including those that strike after
 * the deed is done.
 */
public final class Faults {

  /** Stands for any service, operation or principal. */
  public static final String ANY = "*";

  private final Random random;
  private final List<Rule> rules = new CopyOnWriteArrayList<>();

  Faults(long seed) {
    this.random = new Random(seed);
  }

  /** The next {@code times} calls that match suffer it. */
  public void next(int times, Kind kind, String service, String operation, String principal) {
    rules.add(new Rule(kind, service, operation, principal, 1.0, new AtomicInteger(times)));
  }

  /** Each call that matches suffers it with this probability, until {@link #clear}. */
  public void often(
      double probability, Kind kind, String service, String operation, String principal) {
    rules.add(
        new Rule(
            kind,
            service,
            operation,
            principal,
            probability,
            new AtomicInteger(Integer.MAX_VALUE)));
  }

  public void clear() {
    rules.clear();
  }

  /**
   * @throws Refusal if the call shall fail without an effect
   */
  void before(String service, String operation, String principal) {
    if (strikes(Kind.THROTTLED, service, operation, principal)) {
      throw throttled(service);
    }
    if (strikes(Kind.FAILED_BEFORE_EFFECT, service, operation, principal)) {
      throw internalError();
    }
  }

  /**
   * @throws Refusal if the caller shall not learn that the call took effect
   */
  void after(String service, String operation, String principal) {
    if (strikes(Kind.FAILED_AFTER_EFFECT, service, operation, principal)) {
      throw internalError();
    }
  }

  private boolean strikes(Kind kind, String service, String operation, String principal) {
    return rules.stream()
        .anyMatch(rule -> rule.kind == kind && rule.strikes(service, operation, principal, random));
  }

  /** Services have their own words for it; what speaks the query protocol shortens its name. */
  private static Refusal throttled(String service) {
    return switch (service) {
      case "identitystore" ->
          new Refusal(
              "ThrottlingException",
              400,
              "Rate exceeded",
              Map.of("RetryAfterSeconds", 1, "Reason", "OTHER"));
      case "sqs" -> new Refusal("RequestThrottled", 403, "Request is throttled.", Map.of());
      default -> new Refusal("ThrottlingException", "Rate exceeded");
    };
  }

  private static Refusal internalError() {
    return new Refusal("InternalFailure", 500, "The request processing has failed.", Map.of());
  }

  /** What goes wrong. */
  public enum Kind {
    THROTTLED,
    FAILED_BEFORE_EFFECT,
    FAILED_AFTER_EFFECT
  }

  private record Rule(
      Kind kind,
      String service,
      String operation,
      String principal,
      double probability,
      AtomicInteger left) {

    boolean strikes(String otherService, String otherOperation, String other, Random random) {
      return same(service, otherService)
          && same(operation, otherOperation)
          && same(principal, other)
          && left.get() > 0
          && (probability >= 1.0 || random.nextDouble() < probability)
          && left.getAndDecrement() > 0;
    }

    private static boolean same(String ours, String theirs) {
      return ours.equals(ANY) || ours.equals(theirs);
    }
  }
}
