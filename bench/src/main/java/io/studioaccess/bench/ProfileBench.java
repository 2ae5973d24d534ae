package io.studioaccess.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Profiles a function's start with its first event, and its warm events, and compares first events
 * after a restore: {@code make bench PROFILE=1}. Arguments: repository, rounds (not used), events.
 */
public final class ProfileBench {
  /** Enough events for the compilers to come to rest. */
  private static final int WARM_UP_EVENTS = 1_000;

  private static final String SETTINGS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <configuration version="2.0">
        <event name="jdk.CPUTimeSample"><setting name="enabled">true</setting><setting name="throttle">1ms</setting></event>
      </configuration>
      """;

  private final Backend backend;
  private final Path target;
  private final List<String> pinned;
  private final Path log;

  private ProfileBench(Backend backend, Path target, List<String> pinned, Path log) {
    this.backend = backend;
    this.target = target;
    this.pinned = pinned;
    this.log = log;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path repository = Path.of(arguments[0]).toRealPath();
    int events = Integer.parseInt(arguments[2]);
    Path target = Files.createDirectories(repository.resolve("bench/target"));
    try (Backend backend = new Backend(repository)) {
      Path log = Files.writeString(target.resolve("functions.log"), "");
      ProfileBench bench = new ProfileBench(backend, target, CpuPinning.commandPrefix(), log);
      List<Variant> variants = new Variants(repository, backend.function()).all();
      Variant started = variants.getFirst();
      Variant restored = variants.stream().filter(Variant::primed).findFirst().orElseThrow();
      Path report = Files.writeString(target.resolve("profile.md"), "");
      add(report, bench.firstEvent(started));
      add(report, bench.warmEvents(started, events));
      add(report, new SnapshotCollection(backend, bench.pinned, log.toFile()).markdown(restored));
      add(report, CpuPinning.describe());
    }
  }

  private static void add(Path report, String part) throws IOException {
    System.out.println(part);
    Files.writeString(report, part + "\n", StandardOpenOption.APPEND);
  }

  private String firstEvent(Variant variant) throws IOException, InterruptedException {
    Path recording = target.resolve("start.jfr");
    try (FunctionProcess process = start(recorded(variant))) {
      long unused = process.init(variant.primed());
      unused = process.handle(backend.lambdaEvent());
      process.dump(recording);
    }
    return Profile.of(recording).markdown("Start and first event");
  }

  private String warmEvents(Variant variant, int events) throws IOException, InterruptedException {
    Path recording = target.resolve("warm.jfr");
    String event = backend.lambdaEvent();
    try (FunctionProcess process = start(variant)) {
      long unused = process.init(variant.primed());
      for (int i = 0; i < WARM_UP_EVENTS; i++) {
        unused = process.handle(event);
      }
      Map<String, Long> before = process.threadCpu();
      process.record(settings());
      for (int i = 0; i < events; i++) {
        unused = process.handle(event);
      }
      process.dump(recording);
      return Profile.of(recording).markdown("Warm event")
          + "\n"
          + threads(before, process.threadCpu(), events);
    }
  }

  /** The threads that used processor time, with the microseconds of each for an event. */
  private static String threads(Map<String, Long> before, Map<String, Long> after, int events) {
    List<String> used = new ArrayList<>();
    after.forEach(
        (thread, nanos) -> {
          long micros = (nanos - before.getOrDefault(thread, 0L)) / 1_000 / events;
          if (micros >= 10) {
            used.add("%s %,d µs".formatted(thread, micros));
          }
        });
    return "Processor time of an event by thread, recording included: %s."
        .formatted(String.join(", ", used));
  }

  private FunctionProcess start(Variant variant) {
    return FunctionProcess.start(variant, backend.environment(), pinned, new File(log.toString()));
  }

  private Variant recorded(Variant variant) throws IOException {
    return variant.with(
        "-XX:FlightRecorderOptions=stackdepth=256",
        "-XX:StartFlightRecording=settings=" + settings());
  }

  private Path settings() throws IOException {
    return Files.writeString(target.resolve("profile.jfc"), SETTINGS);
  }
}
