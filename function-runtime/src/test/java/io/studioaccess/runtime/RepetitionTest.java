package io.studioaccess.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepetitionTest {
  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void repeatsAtMostAsOftenAsAllowed() throws Exception {
    int repeated = new Repetition(7, Duration.ofMinutes(1)).untilCompiled(runs::incrementAndGet);

    assertThat(repeated).isEqualTo(7).isEqualTo(runs.get());
  }

  @Test
  void runsOnceIfThereIsNoTime() throws Exception {
    int repeated = new Repetition(1_000, Duration.ZERO).untilCompiled(runs::incrementAndGet);

    assertThat(repeated).isEqualTo(1).isEqualTo(runs.get());
  }

  /** A loop over one warm method leaves nothing to compile. */
  @Test
  void endsWhenTheCompilerIsIdle() throws Exception {
    int repeated =
        new Repetition(Integer.MAX_VALUE, Duration.ofMinutes(1))
            .untilCompiled(
                () -> {
                  for (int i = 0; i < 1_000; i++) {
                    runs.accumulateAndGet(i, Integer::sum);
                  }
                });

    assertThat(repeated).isLessThan(Integer.MAX_VALUE);
  }

  /** The JVM looks at each 128th call of a method. */
  @Test
  void runsUntilTheJvmHasLookedAtWhatRunsOnce() throws Exception {
    int repeated =
        new Repetition(1_000, Duration.ofMinutes(1)).untilCompiled(runs::incrementAndGet);

    assertThat(repeated).isGreaterThanOrEqualTo(128);
  }

  @Test
  void allRunsAsOftenAsAllowedAlthoughNothingIsLeftToCompile() throws Exception {
    int repeated = new Repetition(5_000, Duration.ofMinutes(1)).all(runs::incrementAndGet);

    assertThat(repeated).isEqualTo(5_000).isEqualTo(runs.get());
  }

  @Test
  void allEndsWhenThereIsNoTime() throws Exception {
    int repeated = new Repetition(5_000, Duration.ZERO).all(runs::incrementAndGet);

    assertThat(repeated).isZero();
  }

  @Test
  void failureEndsTheRepetition() {
    assertThatThrownBy(
            () ->
                new Repetition(1_000, Duration.ofMinutes(1))
                    .untilCompiled(
                        () -> {
                          runs.incrementAndGet();
                          throw new IOException("no answer");
                        }))
        .hasMessage("no answer");
    assertThat(runs).hasValue(1);
  }
}
