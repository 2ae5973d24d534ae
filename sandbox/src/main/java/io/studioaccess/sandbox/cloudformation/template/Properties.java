package io.studioaccess.sandbox.cloudformation.template;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The properties of a resource, or a part of them. A reader gets each property by name, lists those
 * without effect in {@link #ignoring}, and calls {@link #rejectUnread}, so that any other property
 * is an error.
 */
final class Properties {

  private final String where;
  private final Node node;
  private final Map<String, Node> entries = new LinkedHashMap<>();
  private final Set<String> read = new HashSet<>();
  private final Intrinsics intrinsics;

  Properties(Node node, String where, Intrinsics intrinsics) {
    this.node = node;
    this.where = where;
    this.intrinsics = intrinsics;
    IntrinsicCall.in(node)
        .ifPresent(
            call -> {
              throw TemplateException.at(
                  node, where, call.function() + " is not supported in place of a mapping");
            });
    Yaml.entries(node, where)
        .forEach(
            (key, value) ->
                intrinsics
                    .reduce(value, where + "." + key)
                    .ifPresent(present -> entries.put(key, present)));
  }

  Optional<String> text(String name) {
    return nodeOf(name).map(value -> intrinsics.text(value, path(name)));
  }

  String required(String name) {
    return text(name).orElseThrow(() -> error(name + " is missing"));
  }

  int integer(String name, int otherwise) {
    return text(name)
        .map(
            value -> {
              if (!value.matches("\\d{1,9}")) {
                throw error(name, value + " is not a whole number");
              }
              return Integer.parseInt(value);
            })
        .orElse(otherwise);
  }

  Duration seconds(String name, long otherwise) {
    return Duration.ofSeconds(integer(name, Math.toIntExact(otherwise)));
  }

  boolean flag(String name, boolean otherwise) {
    return text(name).map(Boolean::parseBoolean).orElse(otherwise);
  }

  List<String> texts(String name) {
    return nodeOf(name).map(value -> intrinsics.list(value, path(name))).orElse(List.of()).stream()
        .map(String::valueOf)
        .toList();
  }

  /** A free-form part, such as a policy document. */
  Optional<Map<String, Object>> json(String name) {
    return nodeOf(name)
        .map(
            value -> {
              if (value instanceof MappingNode mapping) {
                return intrinsics.map(mapping, path(name));
              }
              throw TemplateException.at(value, path(name), "expected a mapping");
            });
  }

  Optional<Properties> part(String name) {
    return nodeOf(name).map(value -> new Properties(value, path(name), intrinsics));
  }

  List<Properties> parts(String name) {
    Optional<Node> list = nodeOf(name);
    if (list.isEmpty()) {
      return List.of();
    }
    if (list.get() instanceof SequenceNode sequence && IntrinsicCall.in(sequence).isEmpty()) {
      return sequence.getValue().stream()
          .flatMap(item -> intrinsics.reduce(item, path(name)).stream())
          .map(item -> new Properties(item, path(name), intrinsics))
          .toList();
    }
    throw error(name, "expected a list");
  }

  Map<String, Properties> children() {
    var children = new LinkedHashMap<String, Properties>();
    entries.keySet().forEach(name -> children.put(name, part(name).orElseThrow()));
    return children;
  }

  /** All entries as text. */
  Map<String, String> textByName() {
    var texts = new LinkedHashMap<String, String>();
    entries.keySet().forEach(name -> texts.put(name, required(name)));
    return texts;
  }

  /** Accepts properties that have no effect in the sandbox. */
  Properties ignoring(String... names) {
    read.addAll(List.of(names));
    return this;
  }

  /**
   * @throws TemplateException if a property was neither read nor ignored
   */
  void rejectUnread() {
    entries.forEach(
        (name, value) -> {
          if (!read.contains(name)) {
            throw TemplateException.at(
                value, path(name), "the sandbox does not support this property");
          }
        });
  }

  TemplateException error(String message) {
    return TemplateException.at(node, where, message);
  }

  TemplateException error(String name, String message) {
    return TemplateException.at(entries.getOrDefault(name, node), path(name), message);
  }

  private Optional<Node> nodeOf(String name) {
    read.add(name);
    return Optional.ofNullable(entries.get(name));
  }

  private String path(String name) {
    return where + "." + name;
  }
}
