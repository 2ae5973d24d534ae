package io.studioaccess.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A function of 1024 MB has a share of one core; taskset gives the process one, where it exists.
 */
final class OneCore {
  private static final Path TASKSET = Path.of("/usr/bin/taskset");
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private OneCore() {}

  static List<String> prefix() {
    return isPossible()
        ? List.of(TASKSET.toString(), "-c", Integer.toString(CORES - 1))
        : List.of();
  }

  static String inWords() {
    return "Machine: %d cores, %s, JVM %s; the function %s."
        .formatted(
            CORES,
            System.getProperty("os.arch"),
            System.getProperty("java.vm.version"),
            isPossible() ? "on one of them" : "on all of them, for taskset is missing");
  }

  private static boolean isPossible() {
    return CORES > 1 && Files.isExecutable(TASKSET);
  }
}
