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

/** The places of fields in a file. */
final class NodePlaces {
  private NodePlaces() {}

  static Map<String, Place> placesOfFields(MappingNode row) {
    Map<String, Place> places = new HashMap<>();
    for (NodeTuple field : row.getValue()) {
      if (field.getKeyNode() instanceof ScalarNode key) {
        places.put(key.getValue(), placeOf(field));
      }
    }
    return places;
  }

  /**
   * The place of the field's value. For a block value, which starts on a line of its own, it is the
   * place of the field's name.
   */
  static Place placeOf(NodeTuple field) {
    boolean startsBelow =
        field.getValueNode() instanceof CollectionNode<?> lines
            && lines.getFlowStyle() == FlowStyle.BLOCK;
    return start(startsBelow ? field.getKeyNode() : field.getValueNode());
  }

  /**
   * The place of the fault. For a missing field it is the place of the structure that lacks the
   * field.
   */
  static Place placeOf(FieldFault fault, MappingNode row) {
    return placeOf(fault, fault.path().steps(), row, start(row));
  }

  private static Place placeOf(FieldFault fault, List<Object> steps, Node node, Place place) {
    if (steps.isEmpty()) {
      return place;
    }
    List<Object> rest = steps.subList(1, steps.size());
    if (steps.getFirst() instanceof Integer index) {
      Node item = ((SequenceNode) node).getValue().get(index);
      return placeOf(fault, rest, item, start(item));
    }
    return field(node, steps.getFirst())
        .map(
            field ->
                rest.isEmpty() && fault.inName()
                    ? start(field.getKeyNode())
                    : placeOf(fault, rest, field.getValueNode(), placeOf(field)))
        .orElse(place);
  }

  /** The last field with that name, which takes precedence. */
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
