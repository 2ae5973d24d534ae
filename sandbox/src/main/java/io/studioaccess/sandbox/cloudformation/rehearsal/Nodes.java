package io.studioaccess.sandbox.cloudformation.rehearsal;

import io.studioaccess.sandbox.cloudformation.template.IntrinsicCall;
import io.studioaccess.sandbox.cloudformation.template.Scalars;
import io.studioaccess.sandbox.cloudformation.template.TemplateException;
import io.studioaccess.sandbox.cloudformation.template.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Parts of a template that SAM adds, at the location of the part that they come from. */
final class Nodes {

  private static final Set<String> WITHOUT_PREFIX = Set.of("Ref", "Condition");

  private Nodes() {}

  static Node text(Node near, String text) {
    return new ScalarNode(Tag.STR, text, near.getStartMark(), near.getEndMark(), ScalarStyle.PLAIN);
  }

  static Node mapping(Node near, Map<String, Node> entries) {
    List<NodeTuple> tuples =
        entries.entrySet().stream()
            .map(entry -> new NodeTuple(text(near, entry.getKey()), entry.getValue()))
            .toList();
    return new MappingNode(
        Tag.MAP, true, tuples, near.getStartMark(), near.getEndMark(), FlowStyle.BLOCK);
  }

  static Node list(Node near, Node... items) {
    return new SequenceNode(
        Tag.SEQ, true, List.of(items), near.getStartMark(), near.getEndMark(), FlowStyle.BLOCK);
  }

  static Node ref(Node near, String logicalId) {
    return mapping(near, Map.of("Ref", text(near, logicalId)));
  }

  static Node attribute(Node near, String logicalId, String attribute) {
    return mapping(
        near, Map.of("Fn::GetAtt", list(near, text(near, logicalId), text(near, attribute))));
  }

  /** The JSON form, with intrinsic functions in their long form. */
  static Object json(Node node) {
    String tag = node.getTag().getValue();
    if (tag.startsWith("!")) {
      IntrinsicCall call = IntrinsicCall.in(node).orElseThrow();
      String function = call.function();
      return Map.of(
          WITHOUT_PREFIX.contains(function) ? function : "Fn::" + function,
          function.equals("GetAtt") && node instanceof ScalarNode path
              ? List.of(path.getValue().split("\\.", 2))
              : untagged(node));
    }
    return untagged(node);
  }

  private static Object untagged(Node node) {
    return switch (node) {
      case ScalarNode scalar ->
          scalar.getTag().getValue().startsWith("!")
              ? scalar.getValue()
              : Scalars.value(scalar, "template");
      case SequenceNode sequence -> sequence.getValue().stream().map(Nodes::json).toList();
      case MappingNode mapping -> {
        var map = new LinkedHashMap<String, Object>();
        Yaml.entries(mapping, "template").forEach((key, value) -> map.put(key, json(value)));
        yield map;
      }
      default -> throw TemplateException.at(node, "template", "is not supported");
    };
  }
}
