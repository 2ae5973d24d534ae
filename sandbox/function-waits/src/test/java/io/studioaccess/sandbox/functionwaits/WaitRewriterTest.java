package io.studioaccess.sandbox.functionwaits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitRewriterTest {

  @AfterEach
  void restoreFullWaits() {
    Waits.divideBy(1);
  }

  @Test
  void rewrittenClassWaitsAFractionAndMeasuresTheFullTime() throws Exception {
    // Given
    var rewritten =
        (LongSupplier)
            new RewritingClassLoader().define(Sleeper.class).getDeclaredConstructor().newInstance();
    Waits.divideBy(1000);

    // When
    long start = System.nanoTime();
    long measured = rewritten.getAsLong();
    long elapsed = System.nanoTime() - start;

    // Then
    assertThat(Duration.ofNanos(measured)).isBetween(seconds(60), seconds(100));
    assertThat(Duration.ofNanos(elapsed)).isBetween(Duration.ofMillis(60), seconds(40));
  }

  @Test
  void rejectsAClassThatDoesNotWait() {
    assertThatThrownBy(() -> WaitRewriter.rewrite(bytes(NoWaits.class)))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Duration seconds(long number) {
    return Duration.ofSeconds(number);
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    try (InputStream in =
        WaitRewriterTest.class.getResourceAsStream(
            type.getName().substring(type.getPackageName().length() + 1) + ".class")) {
      return in.readAllBytes();
    }
  }

  private static final class RewritingClassLoader extends ClassLoader {

    RewritingClassLoader() {
      super(WaitRewriterTest.class.getClassLoader());
    }

    Class<?> define(Class<?> original) throws IOException {
      byte[] classFile = WaitRewriter.rewrite(bytes(original));
      return defineClass(original.getName(), classFile, 0, classFile.length);
    }
  }

  /** Returns how many nanoseconds it measured while waiting. */
  public static final class Sleeper implements LongSupplier {

    @Override
    public long getAsLong() {
      long start = System.nanoTime();
      try {
        TimeUnit.SECONDS.sleep(60);
        TimeUnit.SECONDS.sleep(0);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return System.nanoTime() - start;
    }
  }

  /** Neither waits nor reads the time. */
  public static final class NoWaits {}
}
