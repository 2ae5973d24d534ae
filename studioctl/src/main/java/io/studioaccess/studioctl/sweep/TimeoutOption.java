package io.studioaccess.studioctl.sweep;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a command waits for the functions, which continue on their own after that. */
public final class TimeoutOption {
  @Option(
      names = "--timeout",
      paramLabel = "MINUTES",
      defaultValue = "30",
      description = "How long to wait for completion. Default: ${DEFAULT-VALUE}")
  private int minutes;

  public Duration timeout() {
    return Duration.ofMinutes(minutes);
  }
}
