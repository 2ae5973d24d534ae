package io.studioaccess.integration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The docs count the demo's steps as the demo does. */
class DemoPageTest {

  private static final Pattern STEP = Pattern.compile("new Step\\(");
  private static final Pattern ROW = Pattern.compile("^\\| [0-9]+ \\|", Pattern.MULTILINE);

  @Test
  void theDocsHaveEveryStep() {
    // Given
    Page story = Page.of("sandbox/src/main/java/io/studioaccess/sandbox/demo/Story.java");

    // When
    long steps = STEP.matcher(story.text()).results().count();

    // Then
    assertThat(ROW.matcher(Page.of("docs/reference/demo.md").text()).results())
        .hasSize((int) steps);
    assertThat(Page.of("README.md").text()).contains("demo's " + steps + " steps");
    assertThat(Page.of("docs/sandbox.md").text()).contains(steps + " steps");
  }
}
