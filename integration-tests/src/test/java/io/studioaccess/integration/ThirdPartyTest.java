package io.studioaccess.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.stack.ThirdParty;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** THIRD-PARTY.md, which every function's jar contains. */
class ThirdPartyTest {

  @Test
  void listsExactlyTheLibrariesInTheFunctions() throws IOException {
    Set<String> resolved = new TreeSet<>(ThirdParty.resolved("provisioner"));
    resolved.addAll(ThirdParty.resolved("deprovisioner"));
    resolved.addAll(ThirdParty.resolved("sweeper"));

    assertThat(ThirdParty.listed("functions"))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(resolved);
  }
}
