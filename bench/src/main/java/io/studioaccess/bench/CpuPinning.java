package io.studioaccess.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Pins a process to one core with taskset, where that exists: a function of 1024 MB has a share of
 * one core.
 */
final class CpuPinning {
  private static final Path TASKSET = Path.of("/usr/bin/taskset");
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private CpuPinning() {}

  static List<String> commandPrefix() {
    return canPin() ? List.of(TASKSET.toString(), "-c", Integer.toString(CORES - 1)) : List.of();
  }

  static String describe() {
    return "Machine: %d cores, %s, JVM %s; the function %s."
        .formatted(
            CORES,
            System.getProperty("os.arch"),
            System.getProperty("java.vm.version"),
            canPin() ? "on one of them" : "on all of them: taskset is missing");
  }

  private static boolean canPin() {
    return CORES > 1 && Files.isExecutable(TASKSET);
  }
}
