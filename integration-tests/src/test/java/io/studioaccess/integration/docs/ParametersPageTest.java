package io.studioaccess.integration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** {@code -Dparameters.update=true} writes docs/reference/parameters.md. */
class ParametersPageTest {

  @Test
  void showsTheParametersOfTheTemplates() throws IOException {
    // Given
    String page = ParametersPage.text();

    // When
    if (Boolean.getBoolean("parameters.update")) {
      Files.writeString(Page.ROOT.resolve("docs/reference/parameters.md"), page);
    }

    // Then
    assertThat(Page.of("docs/reference/parameters.md").text())
        .as("run this test with -Dparameters.update=true")
        .isEqualTo(page);
  }
}
