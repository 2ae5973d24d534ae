package io.studioaccess.studioctl.stack;

import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Progress;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * The progress of a long list: the number of pages so far. AWS does not tell how many there are, so
 * each response counts as one.
 */
@Singleton
public final class PageProgress {
  private final Display display;
  private final AtomicReference<@Nullable Progress> current = new AtomicReference<>();

  PageProgress(Display display) {
    this.display = display;
  }

  /** Reads a list. A list that is read within another counts towards the outer one. */
  public <T> T during(String task, Supplier<T> read) {
    if (current.get() != null) {
      return read.get();
    }
    try (Progress progress = display.pages(task)) {
      current.set(progress);
      return read.get();
    } finally {
      current.set(null);
    }
  }

  /** Counts the responses of a client. */
  ExecutionInterceptor interceptor() {
    return new ExecutionInterceptor() {
      @Override
      public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        Progress progress = current.get();
        if (progress != null) {
          progress.step();
        }
      }
    };
  }
}
