package io.studioaccess.studioctl.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.sandbox.stack.TestRepository;
import io.studioaccess.studioctl.plan.StateText;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words of studioctl for states are those of docs/glossary.md. */
class GlossaryPageTest {

  @ParameterizedTest
  @EnumSource(State.class)
  void theGlossaryHasTheWordOfEachState(State state) throws IOException {
    String glossary =
        Files.readString(TestRepository.root().resolve("docs/glossary.md")).replace("**", "");

    assertThat(glossary).contains("| %s | `%s` |".formatted(StateText.of(state), state));
  }
}
