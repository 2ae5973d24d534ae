package io.studioaccess.studioctl.sweep;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a command follows the functions, which go on by themselves after it. */
public final class TimeoutOption {
  @Option(
      names = "--timeout",
      paramLabel = "MINUTES",
      defaultValue = "30",
      description = "How long to follow it. Default: ${DEFAULT-VALUE}")
  private int minutes;

  public Duration atMost() {
    return Duration.ofMinutes(minutes);
  }
}
