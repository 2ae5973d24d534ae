package io.studioaccess.sandbox.functionclock;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Replaces the function's {@link Clock} bean, however the function defines it. Outside the sandbox,
 * where the variable is not set, the function keeps its own.
 */
@Factory
@Requires(property = SandboxClockFactory.FILE)
final class SandboxClockFactory {

  /** Micronaut's name for the environment variable {@code SANDBOX_CLOCK_FILE}. */
  static final String FILE = "sandbox.clock.file";

  @Singleton
  @Replaces(Clock.class)
  Clock clock(@Property(name = FILE) String file) throws IOException {
    return new MappedClock(Path.of(file));
  }
}
