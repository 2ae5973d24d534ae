package io.studioaccess.sandbox.cloudformation.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * SAM's Globals: maps are merged, lists are joined, and otherwise the function's own value wins.
 */
final class Globals {

  private Globals() {}

  static Node merge(Node global, Node own) {
    if (Call.in(global).isPresent() || Call.in(own).isPresent()) {
      return own;
    }
    if (global instanceof MappingNode below && own instanceof MappingNode above) {
      var tuples = new LinkedHashMap<String, NodeTuple>();
      below.getValue().forEach(tuple -> tuples.put(key(tuple), tuple));
      above.getValue().forEach(tuple -> tuples.merge(key(tuple), tuple, Globals::merge));
      return new MappingNode(
          own.getTag(),
          true,
          List.copyOf(tuples.values()),
          own.getStartMark(),
          own.getEndMark(),
          FlowStyle.BLOCK);
    }
    if (global instanceof SequenceNode below && own instanceof SequenceNode above) {
      var items = new ArrayList<>(below.getValue());
      items.addAll(above.getValue());
      return new SequenceNode(
          own.getTag(), true, items, own.getStartMark(), own.getEndMark(), FlowStyle.BLOCK);
    }
    return own;
  }

  private static NodeTuple merge(NodeTuple below, NodeTuple above) {
    return new NodeTuple(above.getKeyNode(), merge(below.getValueNode(), above.getValueNode()));
  }

  private static String key(NodeTuple tuple) {
    return ((ScalarNode) tuple.getKeyNode()).getValue();
  }

  /** The Globals section by the type that it speaks of. */
  static Map<String, Node> of(Map<String, Node> template) {
    Map<String, Node> globals = Yaml.section(template, "Globals");
    globals.forEach(
        (kind, node) -> {
          if (!kind.equals("Function")) {
            throw TemplateException.at(node, "Globals." + kind, "is not understood");
          }
        });
    return globals;
  }
}
