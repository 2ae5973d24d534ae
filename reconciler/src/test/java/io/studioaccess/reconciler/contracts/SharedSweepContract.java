package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.reconciler.sweep.SweepCount;
import io.studioaccess.reconciler.sweep.SweepPart;
import io.studioaccess.reconciler.sweep.SweepRecorder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A full sweep that several invocations share. */
public abstract class SharedSweepContract {
  private static final SweepPart ONE = new SweepPart("run", "1.1");
  private static final SweepPart TWO = new SweepPart("run", "1.2");
  private static final SweepCount COUNT = new SweepCount(1, 2, 3, 4, 5, 6);
  private static final SweepCount THREE_TIMES = new SweepCount(3, 6, 9, 12, 15, 18);

  protected abstract SweepRecorder recorder();

  @Test
  protected void theLastOpenPartCompletesTheSweep() {
    recorder().begin("run", COUNT, List.of(ONE, TWO));

    assertThat(recorder().add(TWO, COUNT, List.of())).isEmpty();
    assertThat(recorder().add(ONE, COUNT, List.of())).contains(THREE_TIMES);
  }

  @Test
  protected void aPartMayLeaveFurtherParts() {
    SweepPart child = new SweepPart("run", "1.1.1");
    SweepPart other = new SweepPart("run", "1.1.2");
    recorder().begin("run", COUNT, List.of(ONE));

    assertThat(recorder().add(ONE, COUNT, List.of(child, other))).isEmpty();
    assertThat(recorder().add(other, COUNT, List.of())).isEmpty();
    assertThat(recorder().add(child, COUNT, List.of())).isPresent();
  }

  @Test
  protected void aPartThatIsDoneAgainAddsNothing() {
    recorder().begin("run", COUNT, List.of(ONE, TWO));

    assertThat(recorder().add(ONE, COUNT, List.of())).isEmpty();
    assertThat(recorder().add(ONE, COUNT, List.of())).isEmpty();
    assertThat(recorder().add(TWO, COUNT, List.of())).contains(THREE_TIMES);
  }

  @Test
  protected void aPartOfAnUnknownSweepAddsNothing() {
    assertThat(recorder().add(ONE, COUNT, List.of())).isEmpty();
    assertThat(recorder().add(ONE, COUNT, List.of(TWO))).isEmpty();
    assertThat(recorder().add(TWO, COUNT, List.of())).isEmpty();
  }

  @Test
  protected void sweepsDoNotMix() {
    SweepPart ofOther = new SweepPart("other", "1.1");
    recorder().begin("run", COUNT, List.of(ONE));
    recorder().begin("other", COUNT, List.of(ofOther));

    assertThat(recorder().add(ofOther, COUNT, List.of())).isPresent();
    assertThat(recorder().add(ONE, COUNT, List.of())).isPresent();
  }
}
