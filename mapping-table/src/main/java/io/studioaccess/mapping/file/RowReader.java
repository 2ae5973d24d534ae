package io.studioaccess.mapping.file;

import io.studioaccess.mapping.BadFields;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.FieldFault;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RowFields;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one row file. It continues after a row with errors. */
final class RowReader {
  private static final String FORM = "the file must contain one list, named rows:";

  private final List<WrittenRow> rows = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Key, Place> seen = new HashMap<>();
  private final PlainValues values = new PlainValues();
  private final ExpandedSize sizes = new ExpandedSize();
  private long expanded;

  /** A group may have only one row in a domain. */
  private record Key(GroupName group, DomainId domain) {}

  /** There are too many errors to continue. */
  private static final class TooManyErrors extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  MappingFile read(Reader yaml) {
    try {
      String text = YamlFile.text(yaml);
      YamlFile.problem(text).ifPresentOrElse(findings::add, () -> readRows(YamlFile.compose(text)));
    } catch (TooManyErrors e) {
      // The last finding says so.
    } catch (BadNode e) {
      findings.add(e.finding());
    } catch (MarkedYAMLException e) {
      findings.add(SyntaxError.of(e));
    } catch (YAMLException | IOException e) {
      findings.add(Finding.error(Place.START, String.valueOf(e.getMessage())));
    }
    return new MappingFile(rows, findings);
  }

  private void readRows(@Nullable Node root) {
    if (root == null) {
      findings.add(Finding.error(Place.START, FORM));
      return;
    }
    sizes.characters(root);
    FieldNames.normalize(root).forEach(this::add);
    if (!(root instanceof MappingNode top) || top.getValue().isEmpty()) {
      findings.add(Finding.error(Place.of(root.getStartMark()), FORM));
      return;
    }
    for (NodeTuple entry : top.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key) || !key.getValue().equals("rows")) {
        add(Finding.error(Place.of(entry.getKeyNode().getStartMark()), FORM));
      } else if (entry.getValueNode() instanceof SequenceNode list) {
        readRows(list);
      } else {
        add(Finding.error(NodePlaces.placeOf(entry), FORM));
      }
    }
  }

  private void readRows(SequenceNode list) {
    if (list.getValue().isEmpty()) {
      add(
          Finding.warning(
              Place.of(list.getStartMark()),
              "the file has no rows: without --keep-others, mapping apply would delete every row"));
    }
    if (list.getValue().size() > FileLimits.ROWS) {
      throw new BadNode(
          list.getValue().get(FileLimits.ROWS),
          "more than %,d rows: split the file, and load the parts with --keep-others"
              .formatted(FileLimits.ROWS));
    }
    for (Node row : list.getValue()) {
      long characters = sizes.characters(row);
      if (characters > FileLimits.CHARACTERS_OF_ROW) {
        add(
            Finding.error(
                Place.of(row.getStartMark()),
                "the row has more than %,d characters, aliases expanded, and the table stores no larger one: use fewer or shorter values and aliases"
                    .formatted(FileLimits.CHARACTERS_OF_ROW)));
        continue;
      }
      expanded += characters;
      if (expanded > FileLimits.CHARACTERS_EXPANDED) {
        throw new BadNode(
            row,
            "the rows up to this one have more than %,d characters, aliases expanded: split the file, and load the parts with --keep-others"
                .formatted(FileLimits.CHARACTERS_EXPANDED));
      }
      readRow(row);
    }
  }

  private void readRow(Node node) {
    Place place = Place.of(node.getStartMark());
    if (!(node instanceof MappingNode mapping)) {
      add(Finding.error(place, "a row must have fields such as groupName: …"));
      return;
    }
    try {
      MappingRow row = RowFields.read(values.fields(mapping));
      Place first = seen.putIfAbsent(new Key(row.group(), row.domain()), place);
      if (first != null) {
        add(
            Finding.error(
                place,
                "a second row for group '%s' and domain %s; the first is on line %d"
                    .formatted(row.group(), row.domain(), first.line())));
      }
      rows.add(new WrittenRow(row, place, NodePlaces.placesOfFields(mapping)));
    } catch (BadFields e) {
      for (FieldFault fault : e.faults()) {
        add(Finding.error(NodePlaces.placeOf(fault, mapping), fault.toString()));
      }
    } catch (BadNode e) {
      add(e.finding());
    }
  }

  private void add(Finding finding) {
    findings.add(finding);
    if (findings.size() == FileLimits.ERRORS) {
      findings.add(
          Finding.error(
              finding.place(),
              "%,d errors: the rest of the file was not read".formatted(FileLimits.ERRORS)));
      throw new TooManyErrors();
    }
  }
}
