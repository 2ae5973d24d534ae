package io.studioaccess.sandbox.functionclock;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads the sandbox's time from eight bytes of shared memory, so that both processes see a clock
 * change at the same moment.
 *
 * <p>The number (big endian, milliseconds) is how far the sandbox is ahead of the machine's clock.
 * From {@link #FROZEN} on, the clock is frozen, and the rest is its instant.
 */
final class MappedClock extends Clock {

  /** Larger than any number of milliseconds by which a clock is ahead. */
  static final long FROZEN = 1L << 62;

  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final ByteBuffer memory;
  private final InstantSource machine;
  private final ZoneId zone;

  MappedClock(Path file) throws IOException {
    this(map(file), InstantSource.system(), ZoneOffset.UTC);
  }

  private MappedClock(ByteBuffer memory, InstantSource machine, ZoneId zone) {
    this.memory = memory;
    this.machine = machine;
    this.zone = zone;
  }

  private static ByteBuffer map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, Long.BYTES);
    }
  }

  @Override
  public Instant instant() {
    long value = (long) LONG.getVolatile(memory, 0);
    return value >= FROZEN
        ? Instant.ofEpochMilli(value - FROZEN)
        : machine.instant().plusMillis(value);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new MappedClock(memory, machine, other);
  }
}
