package io.studioaccess.mapping.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.file.BrokenFiles.Broken;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenFilesTest {

  static List<Broken> files() {
    return BrokenFiles.all().toList();
  }

  @Test
  void unbrokenFileHasNoFindings() {
    MappingFile good = MappingFile.parse(new StringReader(String.join("\n", BrokenFiles.GOOD)));

    assertThat(good.findings()).isEmpty();
    assertThat(good.rows()).hasSize(2);
  }

  @Test
  void rulesBreakTheFileInMoreThanAHundredWays() {
    assertThat(files()).hasSizeGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("files")
  void findingNamesTheExactPlace(Broken broken) {
    MappingFile read = MappingFile.parse(new StringReader(broken.yaml()));

    assertThat(read.errors())
        .as(broken.yaml())
        .anySatisfy(
            finding -> {
              assertThat(finding.place().line()).isEqualTo(broken.line());
              if (broken.column() > 0) {
                assertThat(finding.place().column()).isEqualTo(broken.column());
              }
            });
  }
}
