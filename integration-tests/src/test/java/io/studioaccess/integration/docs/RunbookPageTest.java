package io.studioaccess.integration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/runbook.md knows every alarm. */
class RunbookPageTest {

  private static final Pattern ALARM = Pattern.compile("^  (\\w+Alarm):$", Pattern.MULTILINE);

  @Test
  void everyAlarmHasASection() {
    // Given
    String runbook = Page.of("docs/runbook.md").text();

    // When
    String template = Page.of("template.yaml").text();

    // Then
    assertThat(ALARM.matcher(template).results().map(alarm -> alarm.group(1)))
        .hasSizeGreaterThan(15)
        .allSatisfy(alarm -> assertThat(runbook).contains("`" + alarm + "`"));
  }
}
