package io.studioaccess.scale;

import io.studioaccess.sandbox.lambda.Functions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Measures a function's processes through {@code /proc} and their logs of collections. */
final class FunctionProbe {
  /** Linux reports processor time in hundredths of a second, independent of the kernel's tick. */
  private static final double TICKS_PER_SECOND = 100;

  private final Functions functions;
  private final String function;
  private final Optional<Path> gcLogs;
  private final Map<Long, GcLog> logs = new HashMap<>();
  private final Map<Long, Double> cpuOfProcess = new HashMap<>();
  private double cpu;
  private long invocations;
  private double seconds;

  /**
   * @param gcLogs the folder of the logs, named {@code gc-PID.log}; empty if the heap is not of
   *     interest
   */
  FunctionProbe(Functions functions, String function, Optional<Path> gcLogs) {
    this.functions = functions;
    this.function = function;
    this.gcLogs = gcLogs;
  }

  /**
   * What the function used since the last call. Collects garbage first, to see what is kept.
   *
   * @param calls that it made
   */
  Usage.FunctionUse next(SortedMap<String, Double> calls) {
    double allocated = 0;
    double heap = 0;
    double cpuBefore = cpu;
    for (long pid : functions.pids(function)) {
      addCpu(pid);
      gcLogs.ifPresent(folder -> collect(pid, folder));
    }
    for (GcLog log : logs.values()) {
      GcLog.Part part = log.next();
      allocated += part.allocated();
      heap = Math.max(heap, part.most());
    }
    long invocationsBefore = invocations;
    double secondsBefore = seconds;
    invocations = functions.invocations(function);
    seconds = functions.busy(function).toNanos() / 1e9;
    double used = cpu - cpuBefore;
    functions.pids(function).forEach(this::skipCpu);
    return new Usage.FunctionUse(
        calls, invocations - invocationsBefore, seconds - secondsBefore, used, allocated, heap);
  }

  private void addCpu(long pid) {
    double now = cpuOf(pid);
    cpu += now - cpuOfProcess.getOrDefault(pid, 0.0);
    cpuOfProcess.put(pid, now);
  }

  /** What the collection itself took is not the function's. */
  private void skipCpu(long pid) {
    cpuOfProcess.put(pid, cpuOf(pid));
  }

  private static double cpuOf(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // utime is the 12th field after the name, which is in parentheses and may contain spaces.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    } catch (NoSuchFileException e) {
      return 0; // ended
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void collect(long pid, Path folder) {
    logs.computeIfAbsent(pid, id -> new GcLog(folder.resolve("gc-" + id + ".log")));
    try {
      int unused =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(pid),
                  "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("jcmd of a JDK is needed to measure the heap", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
