package io.studioaccess.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures all variants in turn over several rounds, so that a busy period of the machine affects
 * every variant, then one variant over many events. Arguments: repository, rounds, events.
 */
public final class Bench {
  /** Enough events for C1 to compile the code in use. */
  private static final int WARM_UP_EVENTS = 300;

  private static final int MEASURED_EVENTS = 500;

  private final Backend backend;
  private final Map<String, String> environment;
  private final List<String> pinned;
  private final File log;

  private Bench(Backend backend, Map<String, String> environment, List<String> pinned, File log) {
    this.backend = backend;
    this.environment = environment;
    this.pinned = pinned;
    this.log = log;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path repository = Path.of(arguments[0]).toRealPath();
    int rounds = Integer.parseInt(arguments[1]);
    int events = Integer.parseInt(arguments[2]);
    Path target = Files.createDirectories(repository.resolve("bench/target"));
    try (Backend backend = new Backend(repository)) {
      Map<String, String> environment = backend.environment();
      // Python locates its libraries through these variables.
      for (String name : List.of("HOME", "PATH")) {
        environment.put(name, System.getenv().getOrDefault(name, ""));
      }
      environment.put("PYTHONPATH", repository.resolve("bench/yardstick/python").toString());
      environment.put("PYTHONDONTWRITEBYTECODE", "1");
      Path log = Files.writeString(target.resolve("functions.log"), "");
      Bench bench = new Bench(backend, environment, CpuPinning.commandPrefix(), log.toFile());
      List<Variant> variants = new Variants(repository, backend.function()).all();
      Map<Variant, List<Round>> measured = bench.measure(variants, rounds);
      Files.writeString(repository.resolve("bench/measured.json"), MeasuredFile.json(measured));
      String table = new Table(variants, measured).markdown();
      String comparison = bench.compareFirstAndLastTenth(variants.getFirst(), events);
      String report = table + "\n" + comparison + "\n" + CpuPinning.describe() + "\n";
      System.out.println(report);
      Files.writeString(target.resolve("bench.md"), report);
    }
  }

  private Map<Variant, List<Round>> measure(List<Variant> variants, int rounds)
      throws IOException, InterruptedException {
    Map<Variant, List<Round>> all = new LinkedHashMap<>();
    for (int round = 1; round <= rounds; round++) {
      for (Variant variant : variants) {
        System.err.printf("round %d of %d: %s%n", round, rounds, variant.name());
        all.computeIfAbsent(variant, v -> new ArrayList<>()).add(round(variant));
      }
    }
    return all;
  }

  private Round round(Variant variant) throws IOException, InterruptedException {
    String event = backend.lambdaEvent();
    try (FunctionProcess process = FunctionProcess.start(variant, environment, pinned, log)) {
      long init = process.init(variant.primed());
      long beforeFirst = sum(process.threadCpu());
      long first = process.handle(event);
      long firstCpu = sum(process.threadCpu()) - beforeFirst;
      long startCpu = process.cpu();
      for (int i = 0; i < WARM_UP_EVENTS; i++) {
        long unused = process.handle(event);
      }
      backend.clearCalls();
      long cpu = process.cpu();
      long[] nanos = handleAll(process, event, MEASURED_EVENTS);
      long cpuPerEvent = (process.cpu() - cpu) / MEASURED_EVENTS;
      double calls = (double) backend.callCount() / MEASURED_EVENTS;
      Arrays.sort(nanos);
      return new Round(
          process.publishing(),
          init,
          first,
          startCpu,
          firstCpu,
          nanos[MEASURED_EVENTS / 2],
          nanos[MEASURED_EVENTS * 99 / 100],
          cpuPerEvent,
          process.peakMemory(),
          calls);
    }
  }

  static long sum(Map<String, Long> nanos) {
    return nanos.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long[] handleAll(FunctionProcess process, String event, int events)
      throws InterruptedException {
    long[] nanos = new long[events];
    for (int i = 0; i < events; i++) {
      nanos[i] = process.handle(event);
    }
    return nanos;
  }

  /** Compares the first tenth of many events with the last tenth. */
  private String compareFirstAndLastTenth(Variant variant, int events) throws InterruptedException {
    System.err.printf("%d events: %s%n", events, variant.name());
    int part = Math.max(1, events / 10);
    String event = backend.lambdaEvent();
    try (FunctionProcess process = FunctionProcess.start(variant, environment, pinned, log)) {
      long unused = process.init(variant.primed());
      long[] nanos = new long[events];
      for (int done = 0; done < events; done += part) {
        long[] batch = handleAll(process, event, Math.min(part, events - done));
        System.arraycopy(batch, 0, nanos, done, batch.length);
        backend.clearCalls();
      }
      double first = median(Arrays.copyOfRange(nanos, 0, part));
      double last = median(Arrays.copyOfRange(nanos, events - part, events));
      return "%,d events in a row: median of the first %,d %.1f ms, of the last %.1f ms."
          .formatted(events, part, first / 1e6, last / 1e6);
    }
  }

  static double median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
