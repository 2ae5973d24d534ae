package io.studioaccess.sandbox.leastprivilege;

import io.studioaccess.sandbox.iam.Access;
import io.studioaccess.sandbox.iam.Audit;
import io.studioaccess.sandbox.iam.Decision;
import io.studioaccess.sandbox.iam.Grant;
import io.studioaccess.sandbox.iam.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * Writes down what the product's roles were allowed and refused in this JVM. Every statement of the
 * product has a Sid; roles with others are the tests' own, and do not count.
 */
public final class Recorder implements Audit {

  private static final Map<Right, LongAdder> USES = new ConcurrentHashMap<>();
  private static final ConcurrentLinkedQueue<Denial> DENIALS = new ConcurrentLinkedQueue<>();
  private static final Set<String> AWAITED = ConcurrentHashMap.newKeySet();
  private static volatile Running running = new Running("before any test", Set.of());

  private record Running(String test, Set<String> denials) {}

  /** From now on, what is refused is refused to this test. */
  static void begin(String test, Set<String> denials) {
    running = new Running(test, denials);
    denials.forEach(action -> AWAITED.add(announcement(test, action)));
  }

  @Override
  public void decided(Principal caller, Access access, Decision decision) {
    if (!isOfTheProduct(caller)) {
      return;
    }
    caller
        .grants()
        .forEach(grant -> USES.computeIfAbsent(right(caller, grant), _ -> new LongAdder()));
    if (decision == Decision.ALLOWED) {
      caller.grantsOf(access).forEach(grant -> USES.get(right(caller, grant)).increment());
    } else {
      refused(caller, access);
    }
  }

  private static boolean isOfTheProduct(Principal caller) {
    return caller.arn().contains(":assumed-role/")
        && caller.grants().stream().noneMatch(grant -> grant.sid().isEmpty());
  }

  private static Right right(Principal caller, Grant grant) {
    return Right.of(caller.accountId(), caller.name(), grant);
  }

  private static void refused(Principal caller, Access access) {
    var now = running;
    AWAITED.remove(announcement(now.test(), access.action()));
    DENIALS.add(
        new Denial(
            caller.accountId(),
            caller.name(),
            access.action(),
            access.resource(),
            now.test(),
            now.denials().contains(access.action())));
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
