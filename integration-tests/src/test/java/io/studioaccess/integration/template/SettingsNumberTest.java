package io.studioaccess.integration.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.cloudformation.template.Yaml;
import io.studioaccess.sandbox.stack.ProductTemplate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A parameter whose change published no new version of the functions would change nothing. */
class SettingsNumberTest {
  private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{([A-Za-z]+)}");

  private final Map<String, Node> template =
      Yaml.entries(Yaml.document(ProductTemplate.FILE), "template.yaml");
  private final Set<String> parameters = Yaml.section(template, "Parameters").keySet();
  private final Map<String, Node> conditions = Yaml.section(template, "Conditions");

  @Test
  void everyParameterOfAFunctionsEnvironmentIsASetting() {
    Set<String> settings = new TreeSet<>();
    Set<String> used = new TreeSet<>();
    Yaml.section(template, "Resources")
        .forEach(
            (id, resource) -> {
              Map<String, Node> properties = Yaml.section(Yaml.entries(resource, id), "Properties");
              if (id.equals("Settings")) {
                collect(properties.get("Content"), settings);
              } else if (id.endsWith("Function")) {
                collect(properties.get("Environment"), used);
              }
            });

    assertThat(used).contains("IdentityStoreId", "AllowedRoleArns");
    assertThat(settings).containsAll(used);
  }

  /** The parameters that stand in the node, or in a condition that it names. */
  private void collect(Node node, Set<String> names) {
    switch (node) {
      case MappingNode mapping ->
          mapping.getValue().forEach(entry -> collect(entry.getValueNode(), names));
      case SequenceNode sequence -> sequence.getValue().forEach(item -> collect(item, names));
      case ScalarNode scalar -> {
        add(scalar.getValue(), names);
        SUBSTITUTED.matcher(scalar.getValue()).results().forEach(name -> add(name.group(1), names));
      }
      default -> throw new IllegalArgumentException("an anchor: " + node);
    }
  }

  private void add(String name, Set<String> names) {
    if (parameters.contains(name)) {
      names.add(name);
    } else if (conditions.containsKey(name)) {
      collect(conditions.get(name), names);
    }
  }
}
