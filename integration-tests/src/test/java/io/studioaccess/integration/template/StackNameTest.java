package io.studioaccess.integration.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.cloudformation.template.Yaml;
import io.studioaccess.sandbox.stack.ProductTemplate;
import io.studioaccess.sandbox.stack.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** How long the stack's name may be, so that no name that contains it is too long for AWS. */
class StackNameTest {
  private static final String STACK_NAME = "AWS::StackName";
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{AWS::StackName}");

  /** The length in the middle of a text that has a limit only as a whole. */
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  /** From the API references, by the end of the place in the template. */
  private static final Map<String, Integer> LIMITS =
      Map.of(
          "SettingsApplication.Properties.Name", 64,
          "Policy.Properties.ManagedPolicyName", 128,
          "Properties.StatementId", 64,
          "Variables.METRICS_NAMESPACE", 255,
          "Variables.STACK_NAME", 256, // the value of a session tag
          "Properties.Namespace", 255,
          "Dashboard.Properties.DashboardBody", NO_LIMIT,
          "Resource", NO_LIMIT);

  private final Map<String, Integer> longestNames = new TreeMap<>();

  @Test
  void theDocumentationStatesTheLongestName() throws IOException {
    // When
    collect(Yaml.document(ProductTemplate.FILE), "");

    // Then
    assertThat(longestNames).hasSizeGreaterThan(8);
    int longest = longestNames.values().stream().min(Integer::compare).orElseThrow();
    assertThat(Files.readString(TestRepository.root().resolve("docs/deploy.md")))
        .contains("The stack's name has at most %d characters".formatted(longest));
  }

  private void collect(Node node, String place) {
    switch (node) {
      case MappingNode mapping ->
          mapping
              .getValue()
              .forEach(
                  entry ->
                      collect(
                          entry.getValueNode(),
                          place + "." + ((ScalarNode) entry.getKeyNode()).getValue()));
      case SequenceNode sequence -> sequence.getValue().forEach(item -> collect(item, place));
      case ScalarNode scalar -> restOfName(scalar).ifPresent(rest -> add(place, rest));
      default -> throw new IllegalArgumentException("an anchor: " + node);
    }
  }

  /** The length of a name without the stack's; empty if the text does not contain it. */
  private static Optional<Integer> restOfName(ScalarNode scalar) {
    String value = scalar.getValue();
    if (value.equals(STACK_NAME)) {
      return Optional.of(0);
    }
    long occurrences = REFERENCE.matcher(value).results().count();
    return occurrences == 0
        ? Optional.empty()
        : Optional.of(REFERENCE.matcher(value).replaceAll("").length());
  }

  private void add(String place, int rest) {
    List<Integer> limits =
        LIMITS.entrySet().stream()
            .filter(limit -> place.endsWith(limit.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    assertThat(limits).as("the limit of %s", place).hasSize(1);
    longestNames.put(place, limits.getFirst() - rest);
  }
}
