package io.studioaccess.sandbox.cloudformation.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.stack.TestRepository;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalTest {

  @Test
  void everyTemplateCanBeDeployedChangedAndDeleted() {
    // Given
    var bytes = new ByteArrayOutputStream();

    // When
    List<String> findings =
        Rehearsal.run(TestRepository.root(), new PrintStream(bytes, true, StandardCharsets.UTF_8));

    // Then
    String log = bytes.toString(StandardCharsets.UTF_8);
    assertThat(findings).as(log).isEmpty();
    assertThat(log)
        .contains("No findings.", "GracePeriodDays", "studio-account.yaml")
        .doesNotContain("!!");
    assertThat(log.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }
}
