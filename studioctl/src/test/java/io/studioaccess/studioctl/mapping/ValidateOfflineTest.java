package io.studioaccess.studioctl.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.studioctl.StudioctlRunner;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateOfflineTest {
  @TempDir Path folder;

  private final StudioctlRunner nowhere =
      new StudioctlRunner(URI.create("http://127.0.0.1:1"), Clock.systemUTC(), _ -> {}, "rows: [");

  @Test
  void theSampleFileIsValid() {
    Result result =
        nowhere.run("mapping", "validate", "../mapping-table/mapping.sample.yaml", "--offline");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("0 errors, 0 warnings");
  }

  @Test
  void errorsHaveTheFormatOfCompilers() throws IOException {
    Path file = folder.resolve("rows.yaml");
    Files.writeString(
        file,
        """
        rows:
          - groupName: a
            domainId: nowhere
            roleArn: arn:aws:iam::111122223333:role/studio/a
            prioritiy: 5
        """);

    Result result = nowhere.run("mapping", "validate", file.toString(), "--offline");
    Result json =
        nowhere.run("mapping", "validate", file.toString(), "--offline", "--output", "json");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith(file + ":3:15: error: domainId: 'nowhere'"),
            line -> assertThat(line).startsWith(file + ":5:5: error: prioritiy: no such field"));
    assertThat(json.out()).contains("\"line\" : 5", "\"column\" : 5", "\"severity\" : \"error\"");
  }

  @Test
  void aFileWithoutRowsIsAWarning() throws Exception {
    Path file = Files.writeString(folder.resolve("none.yaml"), "rows: []\n");

    Result result = nowhere.run("mapping", "validate", file.toString(), "--offline");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .isEqualTo(
            file
                + ":1:7: warning: the file has no rows: without --keep-others, mapping apply would"
                + " delete every row\n");
    assertThat(result.err()).contains("0 errors, 1 warning");
  }

  @Test
  void readsStandardInput() {
    Result result = nowhere.run("mapping", "validate", "-", "--offline");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).startsWith("standard input:1:8: error: invalid YAML");
  }

  @Test
  void reportsAMissingFile() {
    Result result = nowhere.run("mapping", "validate", "missing.yaml", "--offline");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .isEqualToIgnoringNewLines("studioctl: File missing.yaml does not exist.");
  }
}
