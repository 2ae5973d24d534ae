package io.studioaccess.sandbox.wire;

import io.studioaccess.sandbox.policy.Principal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Faults on demand: AWS's throttling, denials and internal errors, including errors after the call
 * took effect.
 */
public final class Faults {

  /** Stands for any service, operation or principal. */
  public static final String ANY = "*";

  private final Random random;
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final AtomicInteger ids = new AtomicInteger();

  Faults(long seed) {
    this.random = new Random(seed);
  }

  /** Makes the next {@code times} matching calls fail. */
  public void failNext(int times, Kind kind, String service, String operation, String principal) {
    rules.add(
        new Rule(
            ids.incrementAndGet(),
            kind,
            service,
            operation,
            principal,
            1.0,
            new AtomicInteger(times)));
  }

  /** Makes each matching call fail with this probability, until {@link #clear}. */
  public void failRandomly(
      double probability, Kind kind, String service, String operation, String principal) {
    rules.add(
        new Rule(
            ids.incrementAndGet(),
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

  /** The faults that can still happen. */
  public List<Active> active() {
    return rules.stream().filter(rule -> rule.remaining.get() > 0).map(Rule::active).toList();
  }

  /** Ends one fault; does nothing if it has ended. */
  public void end(int id) {
    rules.removeIf(rule -> rule.id == id);
  }

  /**
   * A fault that can still happen.
   *
   * @param remaining how many calls it can still meet; {@link Integer#MAX_VALUE} or nearly for any
   *     number
   */
  public record Active(
      int id,
      Kind kind,
      String service,
      String operation,
      String principal,
      double probability,
      int remaining) {}

  /**
   * @throws ServiceException if the call must fail without an effect
   */
  void before(String service, String operation, Principal principal) {
    String name = principal.name();
    if (applies(Kind.THROTTLED, service, operation, name)) {
      throw throttled(service);
    }
    if (applies(Kind.DENIED, service, operation, name)) {
      throw denied(principal, service, operation);
    }
    if (applies(Kind.FAILED_BEFORE_EFFECT, service, operation, name)) {
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

  private static ServiceException denied(Principal principal, String service, String operation) {
    return new ServiceException(
        "AccessDeniedException",
        "User: %s is not authorized to perform: %s:%s with an explicit deny in a service control policy"
            .formatted(principal.arn(), service, operation));
  }

  private static ServiceException internalError() {
    return new ServiceException(
        "InternalFailure", 500, "The request processing has failed.", Map.of());
  }

  /** The kind of a fault. */
  public enum Kind {
    THROTTLED,
    /**
     * As by a service control policy of the organization, which no policy of the caller outweighs.
     */
    DENIED,
    FAILED_BEFORE_EFFECT,
    FAILED_AFTER_EFFECT
  }

  private record Rule(
      int id,
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

    Active active() {
      return new Active(id, kind, service, operation, principal, probability, remaining.get());
    }

    private static boolean matches(String expected, String actual) {
      return expected.equals(ANY) || expected.equals(actual);
    }
  }
}
