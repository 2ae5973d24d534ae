package io.studioaccess.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the simulation finds them is proven by {@code make mutants}. */
class MutantsTest {

  @ParameterizedTest
  @MethodSource("io.studioaccess.simulation.Mutant#all")
  void aMutantDiffersInExactlyOnePlace(Mutant mutant) {
    assertThat(mutant.edits())
        .isNotEmpty()
        .allSatisfy(edit -> assertThat(edit.source()).contains(edit.faulty()));
  }
}
