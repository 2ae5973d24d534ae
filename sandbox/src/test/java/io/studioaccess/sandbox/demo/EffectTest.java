package io.studioaccess.sandbox.demo;

import static io.studioaccess.sandbox.demo.Company.ANA;
import static io.studioaccess.sandbox.demo.Company.OLGA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A step without its effect is told, whatever a later sweep makes up for. */
class EffectTest {

  private static final Effect GRANTED = Effect.of(ANA, "data-scientist", "Granted");

  @Test
  void theExpectedEffectHasNoDifferences() {
    assertThat(
            GRANTED.differences(Map.of(ANA, "data-scientist"), Map.of(), List.of("Granted ana"), 0))
        .isEmpty();
  }

  @Test
  void aMissingEffectNamesTheUserAndTheOutcome() {
    assertThat(GRANTED.differences(Map.of(), Map.of(), List.of(), 0))
        .containsExactly(
            "ana: no profile, not data-scientist", "outcome events: none, not Granted ana");
  }

  @Test
  void anEffectTooMuchIsADifference() {
    assertThat(Effect.NONE.differences(Map.of(), Map.of(), List.of("Granted olga"), 0))
        .containsExactly("outcome events: Granted olga, not none");
  }

  @Test
  void aProfileThatMustNotExistIsADifference() {
    assertThat(
            Effect.of(OLGA, Effect.NO_PROFILE, "Revoked")
                .differences(
                    Map.of(OLGA, "studio-access-quarantine"), Map.of(), List.of("Revoked olga"), 0))
        .containsExactly("olga: studio-access-quarantine, not no profile");
  }

  @Test
  void anEventThatWasNotIgnoredIsADifference() {
    assertThat(Effect.NONE.andIgnored(1).differences(Map.of(), Map.of(), List.of(), 0))
        .containsExactly("ignored events: 0, not 1");
  }

  @Test
  void otherTagsAreADifference() {
    Effect retagged = Effect.NONE.andTags(ANA, "team=blue");

    assertThat(retagged.differences(Map.of(), Map.of(ANA, "team=blue"), List.of(), 0)).isEmpty();
    assertThat(retagged.differences(Map.of(), Map.of(), List.of(), 0))
        .containsExactly("ana: tags , not team=blue");
  }
}
