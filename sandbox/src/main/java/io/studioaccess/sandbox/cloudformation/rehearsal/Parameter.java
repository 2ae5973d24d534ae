package io.studioaccess.sandbox.cloudformation.rehearsal;

import io.studioaccess.sandbox.cloudformation.template.Parameters;
import io.studioaccess.sandbox.cloudformation.template.Scalars;
import io.studioaccess.sandbox.cloudformation.template.TemplateException;
import io.studioaccess.sandbox.cloudformation.template.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A parameter of a template, with values to try. */
record Parameter(String name, Node declaration) {

  /** Of a pattern that accepts nearly everything, a few values are enough. */
  private static final int VALUES = 4;

  static List<Parameter> of(TemplateFile file) {
    return Yaml.section(file.sections(), "Parameters").entrySet().stream()
        .map(entry -> new Parameter(entry.getKey(), entry.getValue()))
        .toList();
  }

  Optional<String> defaultValue() {
    return setting("Default");
  }

  /**
   * Values that the parameter accepts, without its default.
   *
   * @param known values of AWS's common shapes; one of them must match a pattern
   * @throws Refused if none is known
   */
  List<String> values(List<String> known) {
    List<String> values = valuesIfAny(known);
    Refused.unless(
        !values.isEmpty(),
        "no value is known for the parameter " + name,
        "Add a value that its pattern accepts to Scene.values.");
    return values;
  }

  /** Likewise, but empty if none is known. */
  List<String> valuesIfAny(List<String> known) {
    return candidates(known).stream()
        .distinct()
        .filter(value -> !Optional.of(value).equals(defaultValue()))
        .filter(this::accepts)
        .limit(VALUES)
        .toList();
  }

  private List<String> candidates(List<String> known) {
    var candidates = new ArrayList<String>();
    if (Yaml.entries(declaration, name).get("AllowedValues") instanceof SequenceNode allowed) {
      allowed.getValue().forEach(value -> candidates.add(Scalars.text(value, name)));
      return candidates;
    }
    String type = setting("Type").orElse("");
    if (type.equals("Number")) {
      setting("MinValue").ifPresent(candidates::add);
      setting("MaxValue").ifPresent(candidates::add);
      defaultValue()
          .map(value -> String.valueOf(Long.parseLong(value) + 1))
          .ifPresent(candidates::add);
      return candidates;
    }
    if (type.contains("AWS::EC2::")) {
      String prefix =
          type.contains("Subnet") ? "subnet-" : type.contains("SecurityGroup") ? "sg-" : "vpc-";
      candidates.add(prefix + "0123456789abcdef0");
      return candidates;
    }
    candidates.addAll(known);
    if (type.equals("CommaDelimitedList")) {
      known.stream()
          .filter(this::accepts)
          .reduce((one, other) -> one + "," + other)
          .ifPresent(candidates::add);
    }
    return candidates;
  }

  boolean accepts(String value) {
    var declared = new LinkedHashMap<String, Node>();
    declared.put(name, declaration);
    try {
      new Parameters(declared, Map.of(name, value));
      return true;
    } catch (TemplateException refused) {
      return false;
    }
  }

  private Optional<String> setting(String key) {
    return Optional.ofNullable(Yaml.entries(declaration, name).get(key))
        .map(node -> Scalars.text(node, name));
  }
}
