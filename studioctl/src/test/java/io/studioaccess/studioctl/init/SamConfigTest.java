package io.studioaccess.studioctl.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SamConfigTest {
  private static final Map<String, String> PARAMETERS = Map.of("IdentityStoreId", "d-1234567890");
  private static final String OVERRIDES =
      "parameter_overrides = \"IdentityStoreId=\\\"d-1234567890\\\"\"";

  private static String with(String existing) {
    return SamConfig.of(Optional.of(existing)).with("studio-access", "eu-west-1", PARAMETERS);
  }

  @Test
  void theFileOfTheRepositoryKeepsItsLinesAndGetsParameters() throws Exception {
    // Given
    String existing = Files.readString(Path.of("../samconfig.toml"));

    // When
    String written = with(existing);

    // Then
    assertThat(written.lines()).containsAll(existing.lines().toList());
    assertThat(written)
        .contains(
            """
            fail_on_empty_changeset = false
            stack_name = "studio-access"
            region = "eu-west-1"
            %s

            [default.local_invoke.parameters]
            """
                .formatted(OVERRIDES));
    assertThat(SamConfig.of(Optional.of(existing)).hasParameters()).isFalse();
    assertThat(SamConfig.of(Optional.of(written)).hasParameters()).isTrue();
  }

  @Test
  void writingTwiceChangesNothing() {
    String once = SamConfig.of(Optional.empty()).with("studio-access", "eu-west-1", PARAMETERS);

    assertThat(with(once)).isEqualTo(once);
    assertThat(once).startsWith("version = 0.1\n").contains("CAPABILITY_NAMED_IAM", OVERRIDES);
  }

  @Test
  void valuesOfSeveralLinesAreReplacedAsAWhole() {
    String written =
        with(
            """
            version = 0.1
            [default.deploy.parameters] # ours
            parameter_overrides = [
              "A=1",
              "B=2",
            ]
            tags = "a=b"
            # about the next
            [other.deploy.parameters]
            parameter_overrides = "C=3"
            """);

    assertThat(written)
        .isEqualTo(
            """
            version = 0.1
            [default.deploy.parameters] # ours
            %s
            tags = "a=b"
            stack_name = "studio-access"
            region = "eu-west-1"
            # about the next
            [other.deploy.parameters]
            parameter_overrides = "C=3"
            """
                .formatted(OVERRIDES));
  }

  @Test
  void aFileWithoutTheSectionGetsIt() {
    String written = with("[prod.deploy.parameters]\nregion = \"us-east-1\"\n");

    assertThat(written)
        .startsWith(
            "version = 0.1\n[prod.deploy.parameters]\nregion = \"us-east-1\"\n\n[default.deploy")
        .contains("capabilities = \"CAPABILITY_NAMED_IAM\"", OVERRIDES);
  }
}
