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
 * Applies SAM's Globals: maps are merged, lists are concatenated, and otherwise the function's own
 * value wins.
 */
final class Globals {

  private Globals() {}

  static Node merge(Node global, Node own) {
    if (IntrinsicCall.in(global).isPresent() || IntrinsicCall.in(own).isPresent()) {
      return own;
    }
    if (global instanceof MappingNode inherited && own instanceof MappingNode overriding) {
      var tuples = new LinkedHashMap<String, NodeTuple>();
      inherited.getValue().forEach(tuple -> tuples.put(key(tuple), tuple));
      overriding.getValue().forEach(tuple -> tuples.merge(key(tuple), tuple, Globals::merge));
      return new MappingNode(
          own.getTag(),
          true,
          List.copyOf(tuples.values()),
          own.getStartMark(),
          own.getEndMark(),
          FlowStyle.BLOCK);
    }
    if (global instanceof SequenceNode inherited && own instanceof SequenceNode overriding) {
      var items = new ArrayList<>(inherited.getValue());
      items.addAll(overriding.getValue());
      return new SequenceNode(
          own.getTag(), true, items, own.getStartMark(), own.getEndMark(), FlowStyle.BLOCK);
    }
    return own;
  }

  private static NodeTuple merge(NodeTuple inherited, NodeTuple overriding) {
    return new NodeTuple(
        overriding.getKeyNode(), merge(inherited.getValueNode(), overriding.getValueNode()));
  }

  private static String key(NodeTuple tuple) {
    return ((ScalarNode) tuple.getKeyNode()).getValue();
  }

  /** The Globals section by resource kind. Only Function is supported. */
  static Map<String, Node> section(Map<String, Node> template) {
    Map<String, Node> globals = Yaml.section(template, "Globals");
    globals.forEach(
        (kind, node) -> {
          if (!kind.equals("Function")) {
            throw TemplateException.at(node, "Globals." + kind, "is not supported");
          }
        });
    return globals;
  }
}
