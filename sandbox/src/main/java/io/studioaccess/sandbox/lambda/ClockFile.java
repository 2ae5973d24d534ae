package io.studioaccess.sandbox.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

/**
 * The sandbox's time in eight bytes of memory that the functions' processes share. The module
 * function-clock reads them and describes what they mean.
 */
public final class ClockFile {

  private static final long FROZEN = 1L << 62;
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final Path file;
  private final ByteBuffer memory;
  private final Clock clock;
  private final boolean frozen;

  /**
   * Makes the file, with the time as it is now.
   *
   * @param folder where the file lies
   * @param frozen whether the clock stands still unless somebody moves it
   */
  public ClockFile(Path folder, Clock clock, boolean frozen) {
    this.clock = clock;
    this.frozen = frozen;
    this.file = folder.resolve("clock");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    update();
  }

  public Path path() {
    return file;
  }

  /** To be called whenever the clock was moved. */
  public synchronized void update() {
    long now = clock.millis();
    LONG.setVolatile(memory, 0, frozen ? FROZEN + now : now - System.currentTimeMillis());
  }
}
