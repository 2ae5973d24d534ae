package io.studioaccess.mapping.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Makes every field name a text, also where YAML sees another type, such as {@code on} or {@code
 * 1}, and finds duplicate names.
 */
final class FieldNames {
  private final Set<Node> visited = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Finding> duplicates = new ArrayList<>();

  private FieldNames() {}

  /**
   * Makes all field names below the node texts.
   *
   * @return a finding for each duplicate name
   */
  static List<Finding> normalize(Node node) {
    FieldNames names = new FieldNames();
    names.visit(node);
    return names.duplicates;
  }

  private void visit(Node node) {
    if (!visited.add(node)) {
      return;
    }
    switch (node) {
      case SequenceNode list -> list.getValue().forEach(this::visit);
      case MappingNode fields -> visit(fields);
      default -> {}
    }
  }

  private void visit(MappingNode fields) {
    Map<String, Place> seen = new HashMap<>();
    for (NodeTuple field : fields.getValue()) {
      if (field.getKeyNode() instanceof ScalarNode name && !name.getTag().equals(Tag.MERGE)) {
        name.setTag(Tag.STR);
        Place place = Place.of(name.getStartMark());
        Place first = seen.putIfAbsent(name.getValue(), place);
        if (first != null) {
          duplicates.add(
              Finding.error(
                  place,
                  "duplicate key %s: already on line %d".formatted(name.getValue(), first.line())));
        }
      }
      visit(field.getValueNode());
    }
  }
}
