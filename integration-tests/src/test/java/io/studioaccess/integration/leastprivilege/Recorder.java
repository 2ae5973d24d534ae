package io.studioaccess.integration.leastprivilege;

import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.policy.Decision;
import io.studioaccess.sandbox.policy.DecisionListener;
import io.studioaccess.sandbox.policy.Grant;
import io.studioaccess.sandbox.policy.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * Records what the product's roles were allowed and denied in this JVM. Every statement of the
 * product has a Sid. Roles with other statements belong to the tests, and are not recorded.
 */
public final class Recorder implements DecisionListener {

  private static final Map<Right, LongAdder> USES = new ConcurrentHashMap<>();

  /** The callers whose permissions are in {@link #USES}; by identity, which is cheap to compare. */
  private static final Set<Principal> KNOWN =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  private static final ConcurrentLinkedQueue<Denial> DENIALS = new ConcurrentLinkedQueue<>();
  private static final Set<String> AWAITED = ConcurrentHashMap.newKeySet();

  /** By test class: of one class one test runs at a time. */
  private static final Map<Class<?>, Running> RUNNING = new ConcurrentHashMap<>();

  private record Running(TestEndpoints endpoints, String test, Set<String> denials) {}

  /**
   * Starts a test of the class.
   *
   * @param testInstance empty before the first test of the class
   * @param denials the actions whose denial it announces
   */
  static void begin(
      Class<?> testClass, Optional<Object> testInstance, String test, Set<String> denials) {
    RUNNING.put(testClass, new Running(new TestEndpoints(testClass, testInstance), test, denials));
    denials.forEach(action -> AWAITED.add(announcement(test, action)));
  }

  static void end(Class<?> testClass) {
    RUNNING.remove(testClass);
  }

  @Override
  public void onDecision(int endpointPort, Principal caller, Access access, Decision decision) {
    if (!isOfTheProduct(caller)) {
      return;
    }
    if (KNOWN.add(caller)) {
      caller.grants().forEach(grant -> uses(right(caller, grant)));
    }
    if (decision == Decision.ALLOWED) {
      caller.grantsAllowing(access).forEach(grant -> uses(right(caller, grant)).increment());
    } else {
      refused(endpointPort, caller, access);
    }
  }

  private static LongAdder uses(Right right) {
    return USES.computeIfAbsent(right, _ -> new LongAdder());
  }

  private static boolean isOfTheProduct(Principal caller) {
    return caller.arn().contains(":assumed-role/")
        && caller.grants().stream().noneMatch(grant -> grant.sid().isEmpty());
  }

  private static Right right(Principal caller, Grant grant) {
    return Right.of(caller.accountId(), caller.name(), grant);
  }

  private static void refused(int endpointPort, Principal caller, Access access) {
    var tests = new TreeSet<String>();
    var announcing = new TreeSet<String>();
    for (var running : suspects(endpointPort)) {
      tests.add(running.test());
      if (running.denials().contains(access.action())) {
        announcing.add(running.test());
        AWAITED.remove(announcement(running.test(), access.action()));
      }
    }
    DENIALS.add(
        new Denial(
            caller.accountId(),
            caller.name(),
            access.action(),
            access.resource(),
            String.join(" or ", announcing.isEmpty() ? tests : announcing),
            !announcing.isEmpty()));
  }

  /** The tests that use the endpoint; if none is known to, all whose endpoints are unknown. */
  private static List<Running> suspects(int endpointPort) {
    var running = List.copyOf(RUNNING.values());
    var users =
        running.stream().filter(it -> it.endpoints().ports().contains(endpointPort)).toList();
    return users.isEmpty()
        ? running.stream().filter(it -> it.endpoints().ports().isEmpty()).toList()
        : users;
  }

  private static String announcement(String test, String action) {
    return test + ": " + action;
  }

  static Recording recording(String selection) {
    var uses = new ArrayList<Recording.Use>();
    USES.forEach((right, times) -> uses.add(new Recording.Use(right, times.sum())));
    return new Recording(
        uses, List.copyOf(DENIALS), List.copyOf(new TreeSet<>(AWAITED)), selection);
  }
}
