package io.studioaccess.runtime.logging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

/**
 * Writes each event as one line with one JSON object: {@code timestamp} (epoch milliseconds),
 * {@code level}, {@code message}, {@code logger}, {@code thread}, {@code mdc}, {@code data} (the
 * key-value pairs), and {@code throwable}. The line is written at once, so that lines of several
 * threads do not mix.
 */
final class JsonLogWriter {
  /** A line of CloudWatch Logs may have 256 KB. */
  private static final int MAX_TEXT = 10_000;

  private static final int MAX_FRAMES = 40;
  private static final int MAX_CAUSES = 5;

  private final OutputStream out;
  private final LongSupplier clock;
  private final Supplier<@Nullable Map<String, String>> mdc;

  JsonLogWriter(OutputStream out, LongSupplier clock, Supplier<@Nullable Map<String, String>> mdc) {
    this.out = out;
    this.clock = clock;
    this.mdc = mdc;
  }

  void write(
      Level level,
      String logger,
      String message,
      List<KeyValuePair> data,
      @Nullable Throwable throwable) {
    StringBuilder line = new StringBuilder(512);
    line.append("{\"timestamp\":").append(clock.getAsLong());
    field(line, "level", level.toString());
    field(line, "message", message);
    field(line, "logger", logger);
    field(line, "thread", Thread.currentThread().getName());
    context(line);
    pairs(line, data);
    if (throwable != null) {
      line.append(",\"throwable\":");
      throwable(line, throwable, 0);
    }
    line.append("}\n");
    byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
    synchronized (out) {
      try {
        out.write(bytes);
      } catch (IOException e) {
        // There is nowhere left to report it.
      }
    }
  }

  private void context(StringBuilder line) {
    Map<String, String> context = mdc.get();
    if (context == null || context.isEmpty()) {
      return;
    }
    line.append(",\"mdc\":{");
    String separator = "";
    for (Map.Entry<String, String> entry : context.entrySet()) {
      line.append(separator);
      text(line, entry.getKey());
      line.append(':');
      text(line, String.valueOf(entry.getValue()));
      separator = ",";
    }
    line.append('}');
  }

  private static void pairs(StringBuilder line, List<KeyValuePair> data) {
    if (data.isEmpty()) {
      return;
    }
    line.append(",\"data\":{");
    String separator = "";
    for (KeyValuePair pair : data) {
      line.append(separator);
      text(line, pair.key);
      line.append(':');
      value(line, pair.value);
      separator = ",";
    }
    line.append('}');
  }

  private static void value(StringBuilder line, @Nullable Object value) {
    switch (value) {
      case null -> line.append("null");
      case Integer number -> line.append(number.intValue());
      case Long number -> line.append(number.longValue());
      case Boolean truth -> line.append(truth.booleanValue());
      default -> text(line, value.toString());
    }
  }

  private static void throwable(StringBuilder line, Throwable throwable, int depth) {
    line.append("{\"class\":");
    text(line, throwable.getClass().getName());
    field(line, "message", String.valueOf(throwable.getMessage()));
    line.append(",\"stacktrace\":[");
    StackTraceElement[] frames = throwable.getStackTrace();
    for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
      line.append(i == 0 ? "" : ",");
      text(line, frames[i].toString());
    }
    line.append(']');
    if (throwable.getSuppressed().length > 0 && depth < MAX_CAUSES) {
      line.append(",\"suppressed\":[");
      for (int i = 0; i < Math.min(throwable.getSuppressed().length, MAX_CAUSES); i++) {
        line.append(i == 0 ? "" : ",");
        throwable(line, throwable.getSuppressed()[i], MAX_CAUSES);
      }
      line.append(']');
    }
    if (throwable.getCause() != null && depth < MAX_CAUSES) {
      line.append(",\"cause\":");
      throwable(line, throwable.getCause(), depth + 1);
    }
    line.append('}');
  }

  private static void field(StringBuilder line, String name, String value) {
    line.append(",\"").append(name).append("\":");
    text(line, value);
  }

  /** A JSON string (RFC 8259, section 7), with a bound. */
  private static void text(StringBuilder line, String text) {
    line.append('"');
    int end = Math.min(text.length(), MAX_TEXT);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> line.append('\\').append(c);
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> {
          if (c < ' ' || c == '\u2028' || c == '\u2029') {
            line.append("\\u%04x".formatted((int) c));
          } else {
            line.append(c);
          }
        }
      }
    }
    line.append(end < text.length() ? "…\"" : "\"");
  }
}
