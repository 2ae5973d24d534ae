package io.studioaccess.studioctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.stack.ThirdParty;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** THIRD-PARTY.md, which studioctl's jar contains. */
class ThirdPartyTest {

  @Test
  void listsExactlyTheLibrariesInStudioctl() throws IOException {
    assertThat(ThirdParty.listed("studioctl"))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(ThirdParty.resolved("studioctl"));
  }
}
