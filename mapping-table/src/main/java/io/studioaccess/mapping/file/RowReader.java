package io.studioaccess.mapping.file;

import io.studioaccess.mapping.BadFields;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RowFields;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one row file. It continues after a row with errors. */
final class RowReader extends SafeConstructor {
  private static final String FORM = "the file must contain one list, named rows:";

  private final List<WrittenRow> rows = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Key, Place> seen = new HashMap<>();

  /** A group may have only one row in a domain. */
  private record Key(GroupName group, DomainId domain) {}

  RowReader() {
    super(new LoaderOptions());
  }

  MappingFile read(Reader yaml) {
    try {
      readRows(new Yaml(new SafeConstructor(new LoaderOptions())).compose(yaml));
    } catch (MarkedYAMLException e) {
      findings.add(SyntaxError.of(e));
    } catch (YAMLException e) {
      findings.add(Finding.error(Place.START, String.valueOf(e.getMessage())));
    }
    return new MappingFile(rows, findings);
  }

  private void readRows(@Nullable Node root) {
    if (root == null) {
      findings.add(Finding.error(Place.START, FORM));
      return;
    }
    findings.addAll(FieldNames.normalize(root));
    if (!(root instanceof MappingNode top) || top.getValue().isEmpty()) {
      findings.add(Finding.error(Place.of(root.getStartMark()), FORM));
      return;
    }
    for (NodeTuple entry : top.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key) || !key.getValue().equals("rows")) {
        findings.add(Finding.error(Place.of(entry.getKeyNode().getStartMark()), FORM));
      } else if (entry.getValueNode() instanceof SequenceNode list) {
        list.getValue().forEach(this::readRow);
      } else {
        findings.add(Finding.error(NodePlaces.placeOf(entry), FORM));
      }
    }
  }

  private void readRow(Node node) {
    Place place = Place.of(node.getStartMark());
    if (!(node instanceof MappingNode mapping)) {
      findings.add(Finding.error(place, "a row must have fields such as groupName: …"));
      return;
    }
    try {
      MappingRow row = RowFields.read(fields(mapping));
      Place first = seen.putIfAbsent(new Key(row.group(), row.domain()), place);
      if (first != null) {
        findings.add(
            Finding.error(
                place,
                "a second row for group '%s' and domain %s; the first is on line %d"
                    .formatted(row.group(), row.domain(), first.line())));
      }
      rows.add(new WrittenRow(row, place, NodePlaces.placesOfFields(mapping)));
    } catch (BadFields e) {
      e.faults()
          .forEach(
              fault ->
                  findings.add(
                      Finding.error(NodePlaces.placeOf(fault, mapping), fault.toString())));
    } catch (MarkedYAMLException e) {
      findings.add(SyntaxError.of(e));
    }
  }

  private Map<String, @Nullable Object> fields(MappingNode row) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    if (constructDocument(row) instanceof Map<?, ?> plain) {
      plain.forEach((name, value) -> fields.put(String.valueOf(name), value));
    }
    return fields;
  }
}
