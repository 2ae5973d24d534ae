package io.studioaccess.sandbox.wire;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Faults on demand: AWS's throttling and internal errors, including errors after the call took
 * effect.
 */
public final class Faults {

  /** Stands for any service, operation or principal. */
  public static final String ANY = "*";

  private final Random random;
  private final List<Rule> rules = new CopyOnWriteArrayList<>();

  Faults(long seed) {
    this.random = new Random(seed);
  }

  /** Makes the next {@code times} matching calls fail. */
  public void failNext(int times, Kind kind, String service, String operation, String principal) {
    rules.add(new Rule(kind, service, operation, principal, 1.0, new AtomicInteger(times)));
  }

  /** Makes each matching call fail with this probability, until {@link #clear}. */
  public void failRandomly(
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
   * @throws ServiceException if the call must fail without an effect
   */
  void before(String service, String operation, String principal) {
    if (applies(Kind.THROTTLED, service, operation, principal)) {
      throw throttled(service);
    }
    if (applies(Kind.FAILED_BEFORE_EFFECT, service, operation, principal)) {
      throw internalError();
    }
  }

  /**
   * @throws ServiceException if the call must fail although it took effect
   */
  void after(String service, String operation, String principal) {
    if (applies(Kind.FAILED_AFTER_EFFECT, service, operation, principal)) {
      throw internalError();
    }
  }

  private boolean applies(Kind kind, String service, String operation, String principal) {
    return rules.stream()
        .anyMatch(rule -> rule.kind == kind && rule.applies(service, operation, principal, random));
  }

  /** Services have different throttling errors, and the query protocol shortens the error code. */
  static ServiceException throttled(String service) {
    return switch (service) {
      case "identitystore" ->
          new ServiceException(
              "ThrottlingException",
              400,
              "Rate exceeded",
              Map.of("RetryAfterSeconds", 1, "Reason", "OTHER"));
      case "sqs" ->
          new ServiceException("RequestThrottled", 403, "Request is throttled.", Map.of());
      default -> new ServiceException("ThrottlingException", "Rate exceeded");
    };
  }

  private static ServiceException internalError() {
    return new ServiceException(
        "InternalFailure", 500, "The request processing has failed.", Map.of());
  }

  /** The kind of a fault. */
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
      AtomicInteger remaining) {

    boolean applies(String otherService, String otherOperation, String other, Random random) {
      return matches(service, otherService)
          && matches(operation, otherOperation)
          && matches(principal, other)
          && remaining.get() > 0
          && (probability >= 1.0 || random.nextDouble() < probability)
          && remaining.getAndDecrement() > 0;
    }

    private static boolean matches(String expected, String actual) {
      return expected.equals(ANY) || expected.equals(actual);
    }
  }
}
