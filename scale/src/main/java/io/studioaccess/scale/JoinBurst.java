package io.studioaccess.scale;

import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.Membership;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.sqs.Depth;
import io.studioaccess.sandbox.stack.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Many users join one group at once, in real time: with the template's batch size, visibility
 * timeout and concurrency, the SDK's own waits, and answers that take as long as AWS's do.
 */
public final class JoinBurst {
  /** Enough for every environment to have started and to have run its code. */
  private static final int WARM_UP = 40;

  private static final Duration LONGEST = Duration.ofHours(2);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

  private final Path repository;
  private final Latencies latencies;

  JoinBurst(Path repository, Latencies latencies) {
    this.repository = repository;
    this.latencies = latencies;
  }

  /**
   * What a burst took.
   *
   * @param limit calls a second of the Identity Store; 0 for none
   * @param seconds from the first event until everybody has access
   * @param throttled calls
   * @param busy the part of the provisioner's concurrency that was in use, on average
   */
  record Result(
      int joins, double limit, double seconds, double throttled, double busy, Usage usage) {
    double perSecond() {
      return joins / seconds;
    }

    /** What more of would make the burst faster. */
    String limitedBy() {
      if (throttled > 0.02 * usage.allCalls()) {
        return "the rate limit";
      }
      return busy > 0.8 ? "MaximumConcurrency" : "the time that SageMaker needs for a profile";
    }
  }

  /**
   * @param limit calls a second that the Identity Store answers; 0 for no limit
   */
  Result run(int joins, double limit) {
    try (Stage stage =
        Stage.start(
            repository,
            Optional.empty(),
            options -> options.withRunningClock().withConcurrency(MAXIMUM_CONCURRENCY))) {
      Sandbox sandbox = stage.sandbox();
      EventShapes events = new EventShapes(repository, sandbox.clock());
      Workforce people = new Workforce(sandbox, events);
      Group group = people.groups().getFirst();
      join(stage, people, group, events, WARM_UP, "early");
      await(sandbox);
      latencies.applyTo(sandbox.endpoint().pace());
      if (limit > 0) {
        sandbox.endpoint().pace().limit("identitystore", limit);
      }
      stage.meter().start();
      long start = System.nanoTime();
      join(stage, people, group, events, joins, "burst");
      await(sandbox);
      double seconds = (System.nanoTime() - start) / 1e9;
      double throttled =
          stage.meter().throttled().values().stream().mapToDouble(Double::doubleValue).sum();
      Usage usage = stage.meter().stop();
      double busy =
          Optional.ofNullable(usage.functions().get("ProvisionerFunction"))
              .map(use -> use.seconds() / seconds / MAXIMUM_CONCURRENCY)
              .orElse(0.0);
      return new Result(joins, limit, seconds, throttled, busy, usage);
    }
  }

  /** The template's default; {@code DeployedShapeTest} compares them. */
  public static final int MAXIMUM_CONCURRENCY = 5;

  private static void join(
      Stage stage, Workforce people, Group group, EventShapes events, int number, String name) {
    for (int i = 0; i < number; i++) {
      User user = people.applicant("%s-%05d".formatted(name, i));
      Membership membership =
          stage.sandbox().cloud().directory().join(user.userId(), group.groupId());
      stage.meter().publish(events.added(membership));
    }
  }

  /** Until no function has anything to do. Real time passes: that is what is measured. */
  private static void await(Sandbox sandbox) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (isBusy(sandbox)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the burst was not served within " + LONGEST);
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  private static boolean isBusy(Sandbox sandbox) {
    return sandbox.depths().entrySet().stream()
            .filter(queue -> !queue.getKey().contains("DeadLetter"))
            .map(Map.Entry::getValue)
            .mapToLong(Depth::total)
            .sum()
        > 0;
  }
}
