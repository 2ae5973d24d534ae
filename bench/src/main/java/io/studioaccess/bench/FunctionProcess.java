package io.studioaccess.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A function's process on one core, measured through {@code /proc}. */
final class FunctionProcess implements AutoCloseable {
  /** Linux reports processor time in hundredths of a second, independent of the kernel's tick. */
  private static final long NANOS_PER_TICK = 10_000_000;

  private final RuntimeServer api = new RuntimeServer();
  private final Process process;
  private final long startedAt;
  private long publishing;

  private FunctionProcess(
      Variant variant, Map<String, String> variables, List<String> pinned, File log)
      throws IOException {
    List<String> command = new ArrayList<>(pinned);
    command.addAll(variant.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
    builder
        .environment()
        .put("AWS_LAMBDA_INITIALIZATION_TYPE", variant.primed() ? "snap-start" : "on-demand");
    this.startedAt = System.nanoTime();
    this.process = builder.start();
  }

  static FunctionProcess start(
      Variant variant, Map<String, String> variables, List<String> pinned, File log) {
    try {
      return new FunctionProcess(variant, variables, pinned, log);
    } catch (IOException e) {
      throw new IllegalStateException("cannot start " + variant.name(), e);
    }
  }

  /**
   * Nanoseconds from the start, or from the restore if primed, until the process asks for its first
   * event.
   */
  long init(boolean primed) throws InterruptedException {
    long start = startedAt;
    if (primed) {
      start = api.restoreAfterCheckpoint();
      publishing = start - startedAt;
    }
    return api.ready() - start;
  }

  /** Nanoseconds from the start until the snapshot, if primed; otherwise 0. */
  long publishing() {
    return publishing;
  }

  /**
   * Delivers the event and waits until the process asks for the next one.
   *
   * @return nanoseconds from delivery to response
   */
  long handle(String event) throws InterruptedException {
    long start = System.nanoTime();
    long respondedAt = api.invoke(event);
    long unused = api.ready();
    return respondedAt - start;
  }

  /**
   * Delivers the event and waits until the process asks for the next one.
   *
   * @return the failure that the process reports, if it does
   */
  Optional<String> tryToHandle(String event) throws InterruptedException {
    Optional<String> failure = api.tryToInvoke(event);
    long unused = api.ready();
    return failure;
  }

  /** User and system processor time so far, in nanoseconds, to a hundredth of a second. */
  long cpu() throws IOException {
    return cpu(process.pid());
  }

  /** The same of any process. */
  static long cpu(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    // utime is the 12th field after the name, which is in parentheses and may contain spaces.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * NANOS_PER_TICK;
  }

  /** Processor time of each thread that still runs, in nanoseconds, by name. */
  Map<String, Long> threadCpu() throws IOException {
    Map<String, Long> nanos = new TreeMap<>();
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(proc("task"))) {
      for (Path thread : threads) {
        String onCpu = Files.readString(thread.resolve("schedstat")).split(" ", -1)[0];
        nanos.merge(
            Files.readString(thread.resolve("comm")).strip(), Long.parseLong(onCpu), Long::sum);
      }
    }
    return nanos;
  }

  /** Starts to record, with JFR settings from a file. */
  void record(Path settings) throws IOException, InterruptedException {
    jcmd("JFR.start", "settings=" + settings);
  }

  /** Writes what was recorded so far to a file. */
  void dump(Path recording) throws IOException, InterruptedException {
    jcmd("JFR.dump", "filename=" + recording);
  }

  private void jcmd(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    command.add(Long.toString(process.pid()));
    command.addAll(List.of(arguments));
    Process jcmd =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (jcmd.waitFor() != 0) {
      throw new IllegalStateException("the process could not be recorded: " + command);
    }
  }

  /** Peak resident memory, in bytes. */
  long peakMemory() throws IOException {
    return memory("status", "VmHWM:");
  }

  /** From now on, {@link #touchedMemory} counts anew. The next access to each page is slower. */
  void forgetTouchedMemory() throws IOException {
    Files.writeString(proc("clear_refs"), "1");
  }

  /** The pages that the process read or wrote since {@link #forgetTouchedMemory}, in bytes. */
  long touchedMemory() throws IOException {
    return memory("smaps_rollup", "Referenced:");
  }

  /** A line of one of the process's files, whose unit is a kilobyte, in bytes. */
  private long memory(String file, String field) throws IOException {
    return Files.readAllLines(proc(file)).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1_024)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(proc(file) + " has no line " + field));
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
    api.close();
  }
}
