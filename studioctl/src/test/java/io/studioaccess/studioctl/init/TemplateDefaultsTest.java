package io.studioaccess.studioctl.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What init knows of template.yaml. */
class TemplateDefaultsTest {

  private static String parameter(String name) throws Exception {
    String template = Files.readString(Path.of("../template.yaml"));
    String parameters = template.substring(template.indexOf("\nParameters:\n"));
    String rest = parameters.substring(parameters.indexOf("\n  " + name + ":\n") + 1);
    return rest.substring(0, rest.indexOf("ConstraintDescription"));
  }

  @Test
  void theDefaultsAreThoseOfTheTemplate() throws Exception {
    for (var expected : PlannedInstallation.DEFAULTS.entrySet()) {
      assertThat(parameter(expected.getKey()).replace("\"", ""))
          .as(expected.getKey())
          .contains("Default: " + expected.getValue() + "\n");
    }
  }

  @Test
  void aMailAddressIsWhatTheTemplateAccepts() throws Exception {
    assertThat(parameter("AlarmEmail"))
        .contains("AllowedPattern: ^$|^" + Interview.MAIL.pattern() + "$\n");
  }
}
