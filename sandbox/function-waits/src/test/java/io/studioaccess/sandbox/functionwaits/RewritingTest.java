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

class RewritingTest {

  @AfterEach
  void waitInFullAgain() {
    Waits.divideBy(1);
  }

  @Test
  void aRewrittenClassWaitsAFractionAndBelievesThatItWaitedInFull() throws Exception {
    // Given
    var rewritten =
        (LongSupplier) new Rewritten().type(Sleeper.class).getDeclaredConstructor().newInstance();
    Waits.divideBy(1000);

    // When
    long begun = System.nanoTime();
    long believed = rewritten.getAsLong();
    long took = System.nanoTime() - begun;

    // Then
    assertThat(Duration.ofNanos(believed)).isBetween(seconds(60), seconds(62));
    assertThat(Duration.ofNanos(took)).isBetween(Duration.ofMillis(60), seconds(5));
  }

  @Test
  void refusesAClassThatDoesNotWait() {
    assertThatThrownBy(() -> Rewriting.of(bytes(Awake.class)))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Duration seconds(long number) {
    return Duration.ofSeconds(number);
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    try (InputStream in =
        RewritingTest.class.getResourceAsStream(
            type.getName().substring(type.getPackageName().length() + 1) + ".class")) {
      return in.readAllBytes();
    }
  }

  private static final class Rewritten extends ClassLoader {

    Rewritten() {
      super(RewritingTest.class.getClassLoader());
    }

    Class<?> type(Class<?> original) throws IOException {
      byte[] classFile = Rewriting.of(bytes(original));
      return defineClass(original.getName(), classFile, 0, classFile.length);
    }
  }

  /** Tells how many nanoseconds it waited. */
  public static final class Sleeper implements LongSupplier {

    @Override
    public long getAsLong() {
      long begun = System.nanoTime();
      try {
        TimeUnit.SECONDS.sleep(60);
        TimeUnit.SECONDS.sleep(0);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return System.nanoTime() - begun;
    }
  }

  /** Does neither. */
  public static final class Awake {}
}
