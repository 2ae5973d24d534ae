package io.studioaccess.studioctl.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.studioctl.plan.StateText;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  @Test
  void noTwoStatesHaveOneWord() {
    assertThat(Stream.of(State.values()).map(StateText::of))
        .doesNotHaveDuplicates()
        .doesNotContain(StateText.NONE, StateText.HELD);
  }
}
