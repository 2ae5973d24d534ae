package io.studioaccess.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfiguration;
import org.junit.jupiter.api.Test;

class FunctionContextTest {

  @Test
  void onlyNamedEnvironmentsAreActive() {
    try (ApplicationContext context = FunctionContext.builder("rehearsal").start()) {
      assertThat(context.getEnvironment().getActiveNames())
          .containsExactlyInAnyOrder("lambda", "rehearsal");
    }
  }

  /** {@code PrimingIT} shows the effect where Lambda's variables are set. */
  @Test
  void micronautDerivesNothingFromTheMachine() {
    ApplicationContextConfiguration configuration =
        (ApplicationContextConfiguration) FunctionContext.builder();

    assertThat(configuration.getDeduceEnvironments()).contains(false);
    assertThat(configuration.getEnvironments()).doesNotContain("function");
    assertThat(configuration.isDeduceCloudEnvironment()).isTrue();
  }
}
