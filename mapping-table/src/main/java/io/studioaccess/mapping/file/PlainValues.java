package io.studioaccess.mapping.file;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns nodes into maps, lists, text, numbers, booleans and null, by YAML 1.2's core schema. An
 * anchor becomes one value, which its aliases share.
 */
final class PlainValues {
  private static final int MAX_DIGITS = 64;
  private static final int OCTAL = 8;
  private static final int HEXADECIMAL = 16;

  private final IdentityHashMap<Node, Object> shared = new IdentityHashMap<>();

  /**
   * @throws BadNode for a tag that no row has, and for a value that contradicts its tag
   */
  @Nullable Object of(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar);
      case SequenceNode list -> list(list);
      case MappingNode fields -> fields(fields);
      default -> throw new BadNode(node, "unsupported YAML: " + node.getNodeId());
    };
  }

  /** The fields of a structure by name. A merged field yields to a field of the structure. */
  Map<String, @Nullable Object> fields(MappingNode node) {
    requireTag(node, Tag.MAP);
    if (shared.get(node) instanceof Map<?, ?> known) {
      return cast(known);
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (NodeTuple field : node.getValue()) {
      if (isMerge(field)) {
        merged(field.getValueNode())
            .forEach(
                source ->
                    source.forEach(
                        (name, value) -> {
                          if (!fields.containsKey(name)) {
                            fields.put(name, value);
                          }
                        }));
      }
    }
    for (NodeTuple field : node.getValue()) {
      if (!isMerge(field)) {
        fields.put(name(field.getKeyNode()), of(field.getValueNode()));
      }
    }
    shared.put(node, fields);
    return fields;
  }

  @SuppressWarnings("unchecked") // only fields() stores maps
  private static Map<String, @Nullable Object> cast(Map<?, ?> fields) {
    return (Map<String, @Nullable Object>) fields;
  }

  private static boolean isMerge(NodeTuple field) {
    return field.getKeyNode().getTag().equals(Tag.MERGE);
  }

  private List<Map<String, @Nullable Object>> merged(Node value) {
    return switch (value) {
      case MappingNode fields -> List.of(fields(fields));
      case SequenceNode list -> list.getValue().stream().map(this::mergedItem).toList();
      default -> throw new BadNode(value, "<< merges fields only: write an alias such as *common");
    };
  }

  private Map<String, @Nullable Object> mergedItem(Node item) {
    if (item instanceof MappingNode fields) {
      return fields(fields);
    }
    throw new BadNode(item, "<< merges fields only: write an alias such as *common");
  }

  private static String name(Node key) {
    if (key instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw new BadNode(key, "a field name must be text");
  }

  private List<?> list(SequenceNode node) {
    requireTag(node, Tag.SEQ);
    if (shared.get(node) instanceof List<?> known) {
      return known;
    }
    List<@Nullable Object> items = new ArrayList<>();
    node.getValue().forEach(item -> items.add(of(item)));
    shared.put(node, items);
    return items;
  }

  private static @Nullable Object scalar(ScalarNode node) {
    Tag tag = node.getTag();
    String text = node.getValue();
    if (tag.equals(Tag.STR)) {
      return text;
    }
    if (tag.equals(Tag.NULL)) {
      require(CoreSchema.NULL, node, "null");
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      require(CoreSchema.BOOL, node, "true or false");
      return Boolean.valueOf(text.toLowerCase(Locale.ROOT));
    }
    if (tag.equals(Tag.INT)) {
      require(CoreSchema.INT, node, "a whole number");
      return wholeNumber(text);
    }
    if (tag.equals(Tag.FLOAT)) {
      require(CoreSchema.FLOAT, node, "a number");
      return number(text.toLowerCase(Locale.ROOT));
    }
    throw unsupported(node);
  }

  private static Number wholeNumber(String text) {
    return switch (text.length() > 2 ? text.substring(0, 2) : "") {
      case "0o" -> new BigInteger(text.substring(2), OCTAL);
      case "0x" -> new BigInteger(text.substring(2), HEXADECIMAL);
      default -> new BigInteger(text);
    };
  }

  private static Number number(String text) {
    if (text.endsWith(".nan")) {
      return Double.NaN;
    }
    if (text.endsWith(".inf")) {
      return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return new BigDecimal(text);
  }

  private static void require(Pattern pattern, ScalarNode node, String expected) {
    if (node.getValue().length() > MAX_DIGITS || !pattern.matcher(node.getValue()).matches()) {
      throw new BadNode(node, "not %s of at most %d characters".formatted(expected, MAX_DIGITS));
    }
  }

  private static void requireTag(Node node, Tag expected) {
    if (!node.getTag().equals(expected)) {
      throw unsupported(node);
    }
  }

  private static BadNode unsupported(Node node) {
    return new BadNode(node, "unsupported tag %s: remove it".formatted(node.getTag().getValue()));
  }
}
