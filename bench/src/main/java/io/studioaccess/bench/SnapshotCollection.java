package io.studioaccess.bench;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the first event after a restore costs with the garbage collection that AWS's runtime client
 * asks for just before the snapshot, and without: time, and the memory that the event touches,
 * because Lambda loads a snapshot's pages when they are used. Linux counts the touched pages, and
 * makes the event slower meanwhile, so the two are measured in different processes.
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

  private record Round(double millis, double cpuMillis, double touchedMegabytes) {}

  String markdown(Variant primed) throws IOException, InterruptedException {
    List<Round> with = new ArrayList<>();
    List<Round> without = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      System.err.printf("collection before the snapshot, round %d of %d%n", round, ROUNDS);
      with.add(round(flagged(primed, "-XX:-DisableExplicitGC")));
      without.add(round(flagged(primed, "-XX:+DisableExplicitGC")));
    }
    return """
    | First event after a restore, medians of %d | ms | processor ms | memory touched, MB |
    | --- | ---: | ---: | ---: |
    %s%s\
    """
        .formatted(
            ROUNDS, row("with the collection before the snapshot", with), row("without", without));
  }

  /** A flag of the command line wins over the same flag of JAVA_TOOL_OPTIONS. */
  private static Variant flagged(Variant variant, String flag) {
    List<String> command = new ArrayList<>(variant.command());
    command.add(1, flag);
    return new Variant(variant.name(), command, variant.primed(), variant.packageBytes());
  }

  private Round round(Variant variant) throws IOException, InterruptedException {
    String event = backend.lambdaEvent();
    double millis;
    double cpuMillis;
    try (FunctionProcess process = restored(variant)) {
      long before = cpu(process);
      millis = process.handle(event) / MILLI;
      cpuMillis = (cpu(process) - before) / MILLI;
    }
    try (FunctionProcess process = restored(variant)) {
      process.forgetTouchedMemory();
      long unused = process.handle(event);
      return new Round(millis, cpuMillis, process.touchedMemory() / MEGA);
    }
  }

  private FunctionProcess restored(Variant variant) throws InterruptedException {
    FunctionProcess process = FunctionProcess.start(variant, backend.environment(), pinned, log);
    long unused = process.init(true);
    return process;
  }

  private static long cpu(FunctionProcess process) throws IOException {
    return Bench.sum(process.threadCpu());
  }

  private static String row(String name, List<Round> rounds) {
    return "| %s | %.1f | %.1f | %.1f |%n"
        .formatted(
            name,
            median(rounds.stream().mapToDouble(Round::millis).toArray()),
            median(rounds.stream().mapToDouble(Round::cpuMillis).toArray()),
            median(rounds.stream().mapToDouble(Round::touchedMegabytes).toArray()));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
