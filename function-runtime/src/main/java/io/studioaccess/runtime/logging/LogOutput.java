package io.studioaccess.runtime.logging;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;

/** The standard output, which can be closed to log lines for a while. */
public final class LogOutput extends OutputStream {
  static final LogOutput STANDARD = new LogOutput(new FileOutputStream(FileDescriptor.out));

  private final OutputStream out;
  private volatile boolean isOpen = true;

  LogOutput(OutputStream out) {
    this.out = out;
  }

  /** Runs the action. The log lines of all threads are formatted as ever, but not written. */
  public static <T> T withoutLines(Callable<T> action) throws Exception {
    return STANDARD.closedDuring(action);
  }

  <T> T closedDuring(Callable<T> action) throws Exception {
    isOpen = false;
    try {
      return action.call();
    } finally {
      isOpen = true;
    }
  }

  @Override
  public void write(int b) throws IOException {
    if (isOpen) {
      out.write(b);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (isOpen) {
      out.write(bytes, offset, length);
    }
  }
}
