package io.studioaccess.simulation;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code make simulate}: histories with new seeds for some time, or one seed.
 *
 * <p>Arguments are {@code name=value} pairs: {@code hours} or {@code minutes} to run, {@code find}
 * for seconds of processor time in which to find a seed without telling its story, {@code first}
 * for the first seed (by default from the time of day), {@code seed} to shorten and tell one
 * history, {@code whole} to tell one history without shortening.
 */
public final class Simulate {
  private static final Duration REPORT_EVERY = Duration.ofSeconds(10);
  private static final List<String> NAMES =
      List.of("hours", "minutes", "find", "histories", "first", "seed", "whole", "digest");

  /** Ten years of hours. */
  private static final long MOST = 87_600;

  private static final long MOST_SEED = 999_999_999_999L;

  private final PrintStream out;
  private final Map<String, Long> options;

  private Simulate(PrintStream out, Map<String, Long> options) {
    this.out = out;
    this.options = options;
  }

  /** Exits with 1 if a history broke a law, and with 2 if an argument is not legal. */
  @SuppressWarnings("SystemOut") // a command
  public static void main(String[] args) {
    System.exit(run(args, System.out));
  }

  static int run(String[] args, PrintStream out) {
    // Read once, when the first virtual thread starts.
    if (System.getProperty("jdk.virtualThreadScheduler.parallelism") == null) {
      System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
      System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", "1");
    }
    try {
      return new Simulate(out, options(args)).run();
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage());
      return 2;
    }
  }

  private static Map<String, Long> options(String[] args) {
    Map<String, Long> options = new TreeMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      String name = equals < 0 ? arg : arg.substring(0, equals);
      String value = equals < 0 ? "" : arg.substring(equals + 1);
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException(
            "%s: unknown; expected one of %s".formatted(name, String.join(", ", NAMES)));
      }
      if (!value.isEmpty()) {
        options.put(name, number(name, value));
      }
    }
    return options;
  }

  private static long number(String name, String value) {
    boolean isSeed = name.equals("first") || name.equals("seed") || name.equals("whole");
    long least = isSeed ? 0 : 1;
    long most = isSeed ? MOST_SEED : MOST;
    if (value.matches("[0-9]{1,12}")) {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new IllegalArgumentException(
        "%s: expected a whole number from %d to %d, found '%s'"
            .formatted(name, least, most, value));
  }

  private int run() {
    if (options.containsKey("whole")) {
      Simulation.tell(options.get("whole")).forEach(out::println);
      return 0;
    }
    if (options.containsKey("digest")) {
      out.println(Simulation.digest(1, options.get("digest")));
      return 0;
    }
    if (options.containsKey("seed")) {
      return tell(new Simulation(options.get("seed")), 1);
    }
    long first = options.getOrDefault("first", System.currentTimeMillis() % 1_000_000_000_000L);
    Simulation simulation = new Simulation(first);
    if (options.containsKey("histories")) {
      return tell(simulation, options.get("histories"));
    }
    if (options.containsKey("find")) {
      return find(simulation, Duration.ofSeconds(options.get("find")));
    }
    return runFor(simulation, duration());
  }

  private int find(Simulation simulation, Duration duration) {
    long end = processorTime() + duration.toNanos();
    Optional<String> found = simulation.find(() -> processorTime() < end);
    found.ifPresent(out::println);
    return found.isEmpty() ? 0 : 1;
  }

  /** The processor time of this process in nanoseconds, which a busy machine does not change. */
  private static long processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private Duration duration() {
    Duration duration =
        Duration.ofHours(options.getOrDefault("hours", 0L))
            .plusMinutes(options.getOrDefault("minutes", 0L));
    return duration.isZero() ? Duration.ofMinutes(1) : duration;
  }

  private int tell(Simulation simulation, long histories) {
    List<String> story = simulation.run(histories);
    story.forEach(out::println);
    out.println(simulation.tally());
    return story.isEmpty() ? 0 : 1;
  }

  private int runFor(Simulation simulation, Duration duration) {
    long start = System.nanoTime();
    long end = start + duration.toNanos();
    long report = start + REPORT_EVERY.toNanos();
    List<String> story = List.of();
    while (story.isEmpty() && System.nanoTime() < end) {
      long until = Math.min(report, end);
      story = simulation.run(() -> System.nanoTime() < until);
      report = System.nanoTime() + REPORT_EVERY.toNanos();
      out.println("%s; next seed %d".formatted(simulation.tally(), simulation.next()));
    }
    story.forEach(out::println);
    simulation
        .tally()
        .byKind()
        .forEach((fault, times) -> out.println("%,12d × %s".formatted(times, fault.text())));
    return story.isEmpty() ? 0 : 1;
  }
}
