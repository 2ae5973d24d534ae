package io.studioaccess.bench;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What the first event after a restore costs with the garbage collection that AWS's runtime client
 * asks for just before the snapshot, and without: time, and the memory that the event touches,
 * because Lambda loads a snapshot's memory when it is used. Linux counts the touched pages, and
 * makes the event slower meanwhile, so the two are measured in different processes. Needs Linux
 * with {@code /proc/PID/clear_refs}.
 */
final class SnapshotCollection {
  private static final int ROUNDS = 3;
  private static final double MILLI = 1e6;
  private static final double MEGA = 1e6;

  private final Backend backend;
  private final List<String> pinned;
  private final File log;

  SnapshotCollection(Backend backend, List<String> pinned, File log) {
    this.backend = backend;
    this.pinned = pinned;
    this.log = log;
  }

  /** Nanoseconds and bytes. */
  private record FirstEvent(long time, long cpu, long touched) {}

  String markdown(Variant primed) throws IOException, InterruptedException {
    List<FirstEvent> with = new ArrayList<>();
    List<FirstEvent> without = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      System.err.printf("collection before the snapshot, round %d of %d%n", round, ROUNDS);
      // A flag of the command line wins over the same flag of JAVA_TOOL_OPTIONS.
      with.add(firstEvent(primed.with("-XX:-DisableExplicitGC")));
      without.add(firstEvent(primed.with("-XX:+DisableExplicitGC")));
    }
    return """
    | First event after a restore, medians of %d | ms | processor ms | memory touched, MB |
    | --- | ---: | ---: | ---: |
    %s%s\
    """
        .formatted(
            ROUNDS, row("with the collection before the snapshot", with), row("without", without));
  }

  private FirstEvent firstEvent(Variant variant) throws IOException, InterruptedException {
    String event = backend.lambdaEvent();
    long time;
    long cpu;
    try (FunctionProcess process = start(variant)) {
      long unused = process.init(variant.primed());
      long before = Bench.sum(process.threadCpu());
      time = process.handle(event);
      cpu = Bench.sum(process.threadCpu()) - before;
    }
    try (FunctionProcess process = start(variant)) {
      long unused = process.init(variant.primed());
      process.forgetTouchedMemory();
      unused = process.handle(event);
      return new FirstEvent(time, cpu, process.touchedMemory());
    }
  }

  private FunctionProcess start(Variant variant) {
    return FunctionProcess.start(variant, backend.environment(), pinned, log);
  }

  private static String row(String name, List<FirstEvent> events) {
    return "| %s | %.1f | %.1f | %.1f |%n"
        .formatted(
            name,
            median(events, FirstEvent::time) / MILLI,
            median(events, FirstEvent::cpu) / MILLI,
            median(events, FirstEvent::touched) / MEGA);
  }

  private static double median(List<FirstEvent> events, ToLongFunction<FirstEvent> value) {
    return Bench.median(events.stream().mapToLong(value).toArray());
  }
}
