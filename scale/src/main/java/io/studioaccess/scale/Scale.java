package io.studioaccess.scale;

import io.studioaccess.sandbox.stack.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * {@code Scale REPOSITORY [NAME=value …]} plays a company at several sizes and prints what its
 * changes cost. It writes the figures to {@code scale/measured}.
 */
public final class Scale {
  private static final int REPEATS = 5;

  /** Documented for the Identity Center's directory by SCIM; the Identity Store's is unknown. */
  private static final double IDENTITY_STORE_RATE = 20;

  private final Path repository;
  private final ScaleOptions options;
  private final SortedMap<Integer, SortedMap<String, Usage>> sizes = new TreeMap<>();
  private final SortedMap<String, Usage> scenes = new TreeMap<>();

  private Scale(Path repository, ScaleOptions options) {
    this.repository = repository;
    this.options = options;
  }

  public static void main(String[] arguments) throws IOException {
    Path repository = Path.of(arguments[0]).toRealPath();
    ScaleOptions options;
    try {
      options =
          ScaleOptions.of(
              Arrays.stream(arguments).skip(1).filter(word -> !word.isBlank()).toList());
    } catch (IllegalArgumentException e) {
      System.err.println("make scale: " + e.getMessage());
      System.exit(2);
      return;
    }
    new Scale(repository, options).run();
  }

  private void run() throws IOException {
    int megabytes;
    int metrics;
    try (Stage stage = Stage.start(repository, options.memory(), Scale::withoutHolds)) {
      megabytes =
          Objects.requireNonNull(stage.sandbox().template().functions().get("SweeperFunction"))
              .memory();
      EventShapes events = new EventShapes(repository, stage.sandbox().clock());
      Workforce people = new Workforce(stage.sandbox(), events);
      Scenes play = new Scenes(stage.sandbox(), stage.meter(), people, events);
      for (int size : options.sizes()) {
        progress("%,d users: hiring", size);
        people.growTo(size);
        grow(size, play, new StudioctlPlan(stage.sandbox(), repository));
      }
      if (options.leavers() > 0) {
        playTheLargest(play);
      }
      metrics = stage.meter().metrics();
    }
    Measurements.read(repository, options.label()).ifPresent(this::keep);
    Measurements measured =
        new Measurements(
            LocalDate.now(ZoneOffset.UTC).toString(),
            revision(),
            machine(),
            megabytes,
            metrics,
            sizes,
            scenes);
    measured.write(repository, options.label());
    System.out.println(GrowthTable.markdown(measured));
    System.out.println(GrowthTable.scenes(measured));
    burst();
  }

  /** Keeps what is stored of the sizes and scenes that were left out. */
  private void keep(Measurements stored) {
    stored.sizes().forEach((size, usages) -> sizes.putIfAbsent(size, usages));
    if (scenes.isEmpty()) {
      scenes.putAll(stored.scenes());
    }
  }

  /** The limit of changes is for mistakes; here everything is meant. */
  private static SandboxOptions withoutHolds(SandboxOptions options) {
    return options
        .withParameter("MaxRevocationsPerHour", "1000")
        .withParameter("SweepSchedule", "rate(300 days)");
  }

  private void grow(int size, Scenes play, StudioctlPlan plan) {
    SortedMap<String, Usage> usages = new TreeMap<>();
    sizes.put(size, usages);
    play.measureGroup(options.sizes().indexOf(size));
    measure(usages, MeasuredOperation.GROUP_EVENT, size, () -> play.groupEvent(REPEATS));
    measure(usages, MeasuredOperation.CHANGED_ROW, size, () -> play.changedRow(REPEATS));
    measure(usages, MeasuredOperation.WITHOUT_EFFECT, size, () -> play.withoutEffect(20));
    measure(usages, MeasuredOperation.JOIN, size, () -> play.join(REPEATS * 2));
    measure(usages, MeasuredOperation.LEAVER, size, () -> play.leaver(REPEATS));
    measure(usages, MeasuredOperation.ROLE_CHANGE, size, () -> play.roleChange(REPEATS));
    measure(usages, MeasuredOperation.EVERYBODY, size, play::everybody);
    measure(usages, MeasuredOperation.STATUS, size, play::status);
    progress("%,d users: %s", size, MeasuredOperation.PLAN.title());
    plan.run().ifPresent(usage -> usages.put(MeasuredOperation.PLAN.title(), usage));
  }

  private static void measure(
      SortedMap<String, Usage> usages,
      MeasuredOperation operation,
      int size,
      Supplier<Usage> scene) {
    progress("%,d users: %s", size, operation.title());
    Usage usage = scene.get();
    usages.put(operation.title(), usage);
    progress("  %s", GrowthTable.calls(usage.calls()));
  }

  private void playTheLargest(Scenes play) {
    progress("a morning of changes");
    scenes.put("1. a morning of changes", play.morning(Math.max(1, options.users() / 1_000)));
    progress("the next full sweep");
    scenes.put("2. the next full sweep", play.everybody());
    progress("%,d leavers within an hour", options.leavers());
    scenes.put(
        "3. %,d leavers within an hour".formatted(options.leavers()),
        play.leavers(options.leavers()));
  }

  private void burst() {
    if (options.joins() == 0) {
      return;
    }
    JoinBurst burst = new JoinBurst(repository, Month.read(repository).latencies());
    System.out.println(BurstTable.HEAD);
    for (double limit : List.of(0.0, IDENTITY_STORE_RATE)) {
      progress("a burst of %,d joins in real time, limit %.0f", options.joins(), limit);
      System.out.println(BurstTable.line(burst.run(options.joins(), limit)));
    }
  }

  private static String machine() {
    return "%d cores, %s, JVM %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.arch"),
            System.getProperty("java.vm.version"));
  }

  private String revision() throws IOException {
    Path head = repository.resolve(".git/HEAD");
    if (!Files.isRegularFile(head)) {
      return "unknown";
    }
    String text = Files.readString(head).strip();
    Path reference = repository.resolve(".git").resolve(text.replace("ref: ", ""));
    return (Files.exists(reference) ? Files.readString(reference).strip() : text).substring(0, 7);
  }

  private static void progress(String text, Object... values) {
    System.err.printf(text + "%n", values);
  }
}
