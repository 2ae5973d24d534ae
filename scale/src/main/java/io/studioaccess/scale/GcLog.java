package io.studioaccess.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log of a process's garbage collections, as the JVM's flag {@code -Xlog:gc} writes it, read
 * piece by piece.
 */
final class GcLog {
  /** Such as {@code GC(3) Pause Young (Allocation Failure) 120M->45M(435M) 3.1ms}. */
  private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

  private final Path file;
  private long position;
  private double lastAfter;

  GcLog(Path file) {
    this.file = file;
  }

  /**
   * What happened since the last call.
   *
   * @param allocated megabytes
   * @param most the most megabytes that a collection left
   */
  record Part(double allocated, double most) {}

  Part next() {
    String text = read();
    double allocated = 0;
    double most = 0;
    Matcher collections = COLLECTION.matcher(text);
    while (collections.find()) {
      allocated += Math.max(0, Double.parseDouble(collections.group(1)) - lastAfter);
      lastAfter = Double.parseDouble(collections.group(2));
      most = Math.max(most, lastAfter);
    }
    return new Part(allocated, most);
  }

  /** Whole lines only: the JVM may be writing one. */
  private String read() {
    try {
      String all = Files.exists(file) ? Files.readString(file) : "";
      String fresh = all.substring((int) position, all.lastIndexOf('\n') + 1);
      position += fresh.length();
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
