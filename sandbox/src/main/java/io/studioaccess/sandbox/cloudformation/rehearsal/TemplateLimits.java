package io.studioaccess.sandbox.cloudformation.rehearsal;

import io.studioaccess.sandbox.cloudformation.template.IntrinsicCall;
import io.studioaccess.sandbox.cloudformation.template.Scalars;
import io.studioaccess.sandbox.cloudformation.template.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** CloudFormation's quotas for a template, from its user guide. */
final class TemplateLimits {

  /** A template in a request; a larger one must be in S3. */
  static final int BODY_BYTES = 51_200;

  /** A template in S3, and one that a transform has written. */
  static final int OBJECT_BYTES = 1_000_000;

  static final int PARAMETERS = 200;
  static final int RESOURCES = 500;
  static final int OUTPUTS = 200;
  private static final int DESCRIPTION_BYTES = 1_024;
  private static final int PARAMETER_DESCRIPTION = 4_000;
  private static final int NAME = 255;

  /** And, Or: two to ten conditions. */
  private static final int OPERANDS = 10;

  private TemplateLimits() {}

  /** What is beyond a quota. */
  static List<String> findings(TemplateFile file) {
    var findings = new ArrayList<String>();
    within(findings, file, "bytes", bytes(file), limit(file));
    within(findings, file, "bytes after the transform", transformedBytes(file), OBJECT_BYTES);
    within(findings, file, "parameters", section(file, "Parameters").size(), PARAMETERS);
    within(findings, file, "resources", file.resources().size(), RESOURCES);
    within(findings, file, "outputs", section(file, "Outputs").size(), OUTPUTS);
    text(file.sections(), "Description")
        .ifPresent(
            it ->
                within(findings, file, "bytes of Description", Json.bytes(it), DESCRIPTION_BYTES));
    for (String section : List.of("Parameters", "Resources", "Outputs")) {
      int limit = section.equals("Parameters") ? PARAMETER_DESCRIPTION : DESCRIPTION_BYTES;
      section(file, section)
          .forEach(
              (name, node) -> {
                if (!name.matches("[A-Za-z0-9]{1,%d}".formatted(NAME))) {
                  findings.add("%s: the name %s is not allowed".formatted(file.name(), name));
                }
                if (!section.equals("Resources")) {
                  text(Yaml.entries(node, name), "Description")
                      .ifPresent(
                          it ->
                              within(
                                  findings,
                                  file,
                                  "bytes of the description of " + name,
                                  Json.bytes(it),
                                  limit));
                }
              });
    }
    operands(file, findings);
    return findings;
  }

  static int bytes(TemplateFile file) {
    try {
      return Math.toIntExact(Files.size(file.path()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int transformedBytes(TemplateFile file) {
    int bytes = bytes(file);
    for (Node resource : file.resources().values()) {
      bytes += Json.bytes(Json.of(Nodes.json(resource)));
    }
    return file.isTransformed() ? bytes : bytes(file);
  }

  /** "sam deploy" always uploads the template; the others are deployed from the file. */
  private static int limit(TemplateFile file) {
    return file.isTransformed() ? OBJECT_BYTES : BODY_BYTES;
  }

  private static void operands(TemplateFile file, List<String> findings) {
    for (String section : List.of("Conditions", "Rules")) {
      section(file, section).forEach((name, node) -> operands(name, node, findings));
    }
  }

  private static void operands(String name, Node node, List<String> findings) {
    IntrinsicCall.in(node)
        .filter(call -> call.function().equals("And") || call.function().equals("Or"))
        .filter(
            call ->
                call.argument() instanceof SequenceNode list
                    && (list.getValue().size() < 2 || list.getValue().size() > OPERANDS))
        .ifPresent(
            call ->
                findings.add(
                    "%s: %s takes two to ten conditions".formatted(name, call.function())));
    List<Node> children =
        switch (node) {
          case SequenceNode sequence -> sequence.getValue();
          case MappingNode mapping ->
              mapping.getValue().stream().map(entry -> entry.getValueNode()).toList();
          default -> List.of();
        };
    children.forEach(child -> operands(name, child, findings));
  }

  private static void within(
      List<String> findings, TemplateFile file, String what, int actual, int limit) {
    if (actual > limit) {
      findings.add("%s: %,d %s, at most %,d".formatted(file.name(), actual, what, limit));
    }
  }

  private static Map<String, Node> section(TemplateFile file, String name) {
    return Yaml.section(file.sections(), name);
  }

  private static Optional<String> text(Map<String, Node> entries, String name) {
    return Optional.ofNullable(entries.get(name))
        .filter(ScalarNode.class::isInstance)
        .map(node -> Scalars.text(node, name));
  }
}
