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
 * Measures all variants in turn, several rounds of it, so that a busy minute of the machine touches
 * all of them; then one of them for very long. Arguments: the repository, rounds, events.
 */
public final class Bench {
  /** Until C1 has compiled what is compiled at all. */
  private static final int WARM_UP = 300;

  private static final int WARM = 500;

  private final Backend backend;
  private final Map<String, String> variables;
  private final List<String> pinned;
  private final File log;

  private Bench(Backend backend, Map<String, String> variables, List<String> pinned, File log) {
    this.backend = backend;
    this.variables = variables;
    this.pinned = pinned;
    this.log = log;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path repository = Path.of(arguments[0]).toRealPath();
    int rounds = Integer.parseInt(arguments[1]);
    int events = Integer.parseInt(arguments[2]);
    Path target = Files.createDirectories(repository.resolve("bench/target"));
    try (Backend backend = new Backend(repository)) {
      Map<String, String> variables = backend.variables();
      // Python finds its libraries by these.
      for (String name : List.of("HOME", "PATH")) {
        variables.put(name, System.getenv().getOrDefault(name, ""));
      }
      variables.put("PYTHONPATH", repository.resolve("bench/yardstick/python").toString());
      variables.put("PYTHONDONTWRITEBYTECODE", "1");
      Path log = Files.writeString(target.resolve("functions.log"), "");
      Bench bench = new Bench(backend, variables, OneCore.prefix(), log.toFile());
      List<Variant> variants = new Variants(repository, backend.function()).all();
      String table = new Table(variants, bench.measure(variants, rounds)).markdown();
      String flat = bench.flatness(variants.getFirst(), events);
      String report = table + "\n" + flat + "\n" + OneCore.inWords() + "\n";
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
    String event = backend.delivery();
    try (FunctionProcess process = FunctionProcess.start(variant, variables, pinned, log)) {
      long init = process.init(variant.primed());
      long first = process.handle(event);
      for (int i = 0; i < WARM_UP; i++) {
        long unused = process.handle(event);
      }
      backend.forgetCalls();
      long cpu = process.cpu();
      long[] took = took(process, event, WARM);
      long cpuPerEvent = (process.cpu() - cpu) / WARM;
      double calls = (double) backend.calls() / WARM;
      Arrays.sort(took);
      return new Round(
          init,
          first,
          took[WARM / 2],
          took[WARM * 99 / 100],
          cpuPerEvent,
          process.peakMemory(),
          calls);
    }
  }

  private static long[] took(FunctionProcess process, String event, int events)
      throws InterruptedException {
    long[] took = new long[events];
    for (int i = 0; i < events; i++) {
      took[i] = process.handle(event);
    }
    return took;
  }

  /** The first tenth of many events beside the last. */
  private String flatness(Variant variant, int events) throws InterruptedException {
    System.err.printf("%d events: %s%n", events, variant.name());
    int part = Math.max(1, events / 10);
    String event = backend.delivery();
    try (FunctionProcess process = FunctionProcess.start(variant, variables, pinned, log)) {
      long unused = process.init(variant.primed());
      long[] took = new long[events];
      for (int done = 0; done < events; done += part) {
        long[] some = took(process, event, Math.min(part, events - done));
        System.arraycopy(some, 0, took, done, some.length);
        backend.forgetCalls();
      }
      double first = median(Arrays.copyOfRange(took, 0, part));
      double last = median(Arrays.copyOfRange(took, events - part, events));
      return "%,d events in a row: median of the first %,d %.1f ms, of the last %.1f ms."
          .formatted(events, part, first / 1e6, last / 1e6);
    }
  }

  private static double median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
