package io.studioaccess.studioctl.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.Region;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.TestDisplay;
import io.studioaccess.studioctl.stack.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DeploymentFilesTest {
  private static final Map<String, String> PARAMETERS = Map.of("IdentityStoreId", "d-1234567890");
  private static final Installation STACK =
      PlannedInstallation.of(
          "studio-access", new Place("aws", "111122223333", new Region("eu-west-1")), PARAMETERS);

  @TempDir private Path folder;

  private void write(String... options) {
    InitOptions read = new InitOptions();
    CommandLine.populateCommand(
        read,
        Stream.concat(Stream.of("--directory", folder.toString()), Stream.of(options))
            .toArray(String[]::new));
    new DeploymentFiles(new TestDisplay().display()).write(read, STACK, PARAMETERS, "rows: []\n");
  }

  private Path samConfig(String lines) throws Exception {
    return Files.writeString(
        folder.resolve("samconfig.toml"),
        "version = 0.1\n\n[default.deploy.parameters]\nresolve_s3 = true\n" + lines);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stack_name = \"other\"\n",
        "stack_name = 'other'\n",
        "region = \"eu-north-1\" # ours\n",
        "stack_name = \"studio-access\"\nregion = \"eu-north-1\"\n"
      })
  void aFileForAnotherStackOrRegionIsNotReplacedUnasked(String lines) throws Exception {
    // Given
    Path file = samConfig(lines);
    String before = Files.readString(file);

    // When
    assertThatThrownBy(this::write)
        .isInstanceOf(CommandException.class)
        .hasMessageContaining(lines.contains("other") ? "stack_name in " : "region in ")
        .hasMessageContaining("samconfig.toml: would be overwritten. Pass --force, or another");

    // Then
    assertThat(file).hasContent(before);
    assertThat(folder.resolve("mapping.yaml")).doesNotExist();

    // When
    write("--force");

    // Then
    assertThat(file).content().contains("stack_name = \"studio-access\"", "d-1234567890");
  }

  @Test
  void aFileForTheSameStackAndRegionGetsTheParameters() throws Exception {
    Path file = samConfig("stack_name = 'studio-access' # ours\nregion = \"eu-west-1\"\n");

    write();

    assertThat(file).content().contains("d-1234567890", "resolve_s3 = true");
    assertThat(folder.resolve("mapping.yaml")).exists();
  }
}
