package io.studioaccess.mapping.file;

import io.studioaccess.mapping.FieldFault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where fields stand. */
final class NodePlaces {
  private NodePlaces() {}

  static Map<String, Place> ofFields(MappingNode row) {
    Map<String, Place> places = new HashMap<>();
    for (NodeTuple field : row.getValue()) {
      if (field.getKeyNode() instanceof ScalarNode key) {
        places.put(key.getValue(), of(field));
      }
    }
    return places;
  }

  /**
   * Where the field's value stands. A value on lines of its own has no beginning that a person
   * would look for: then it is where the name stands.
   */
  static Place of(NodeTuple field) {
    boolean below =
        field.getValueNode() instanceof CollectionNode<?> lines
            && lines.getFlowStyle() == FlowStyle.BLOCK;
    return start(below ? field.getKeyNode() : field.getValueNode());
  }

  /** Where the fault is; for a field that is missing, where it is missing. */
  static Place of(FieldFault fault, MappingNode row) {
    return of(fault, fault.path().steps(), row, start(row));
  }

  private static Place of(FieldFault fault, List<Object> steps, Node node, Place place) {
    if (steps.isEmpty()) {
      return place;
    }
    List<Object> rest = steps.subList(1, steps.size());
    if (steps.getFirst() instanceof Integer index) {
      Node item = ((SequenceNode) node).getValue().get(index);
      return of(fault, rest, item, start(item));
    }
    return field(node, steps.getFirst())
        .map(
            field ->
                rest.isEmpty() && fault.ofTheName()
                    ? start(field.getKeyNode())
                    : of(fault, rest, field.getValueNode(), of(field)))
        .orElse(place);
  }

  /** The last of that name: it is the one that counts. */
  private static Optional<NodeTuple> field(Node node, Object name) {
    return node instanceof MappingNode fields
        ? fields.getValue().stream()
            .filter(it -> it.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name))
            .reduce((_, last) -> last)
        : Optional.empty();
  }

  private static Place start(Node node) {
    return Place.of(node.getStartMark());
  }
}
