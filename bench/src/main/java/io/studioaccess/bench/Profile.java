package io.studioaccess.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * A recording of where a process spent its processor time, by {@link Part}. The JVM takes a sample
 * of each Java thread whenever the thread has used a millisecond of processor time.
 */
final class Profile {
  private static final String SAMPLE = "jdk.CPUTimeSample";

  private final Map<Part, Integer> samples = new TreeMap<>();
  private int all;

  private Profile() {}

  static Profile of(Path recording) throws IOException {
    Profile profile = new Profile();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        profile.count(file.readEvent());
      }
    }
    return profile;
  }

  private void count(RecordedEvent event) {
    RecordedStackTrace stack = event.getStackTrace();
    if (!event.getEventType().getName().equals(SAMPLE) || stack == null) {
      return;
    }
    List<String> frames = new ArrayList<>();
    for (RecordedFrame frame : stack.getFrames()) {
      frames.add(frame.getMethod().getType().getName() + "." + frame.getMethod().getName());
    }
    samples.merge(Part.of(frames), 1, Integer::sum);
    all++;
  }

  /** Each part's share of the samples, as a table, the largest first. */
  String markdown(String title) {
    String rows =
        samples.entrySet().stream()
            .sorted(Map.Entry.<Part, Integer>comparingByValue(Comparator.reverseOrder()))
            .map(
                entry ->
                    "| %s | %.0f %% |%n"
                        .formatted(entry.getKey().text(), 100.0 * entry.getValue() / all))
            .collect(Collectors.joining());
    return "| %s | share of %,d samples |%n|---|---:|%n%s".formatted(title, all, rows);
  }
}
