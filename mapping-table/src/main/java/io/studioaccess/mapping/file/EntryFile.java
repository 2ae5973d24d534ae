package io.studioaccess.mapping.file;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML file of texts: some fields at the top, and one list of entries. Every value is the text as
 * it is written, so {@code 0123} keeps its zero. A field without a value is an empty text.
 *
 * @param findings in file order
 */
public record EntryFile(WrittenEntry head, List<WrittenEntry> entries, List<Finding> findings) {
  public EntryFile {
    entries = List.copyOf(entries);
    findings = findings.stream().sorted().toList();
  }

  /**
   * Parses a file. Errors become findings.
   *
   * @param list the name of the list
   */
  public static EntryFile parse(Reader yaml, String list) {
    List<Finding> findings = new ArrayList<>();
    List<WrittenEntry> entries = new ArrayList<>();
    WrittenEntry head = WrittenEntry.NONE;
    try {
      String text = YamlFile.text(yaml);
      YamlFile.problem(text).ifPresent(findings::add);
      if (findings.isEmpty()) {
        head = read(YamlFile.compose(text), list, entries, findings);
      }
    } catch (BadNode e) {
      findings.add(e.finding());
    } catch (MarkedYAMLException e) {
      findings.add(SyntaxError.of(e));
    } catch (YAMLException | IOException e) {
      findings.add(Finding.error(Place.START, String.valueOf(e.getMessage())));
    }
    return new EntryFile(head, entries, findings);
  }

  private static WrittenEntry read(
      @Nullable Node root, String list, List<WrittenEntry> entries, List<Finding> findings) {
    if (!(root instanceof MappingNode top)) {
      findings.add(
          Finding.error(Place.START, "the file must contain a list, named %s:".formatted(list)));
      return WrittenEntry.NONE;
    }
    findings.addAll(FieldNames.normalize(top));
    List<NodeTuple> head = new ArrayList<>();
    for (NodeTuple field : top.getValue()) {
      if (field.getKeyNode() instanceof ScalarNode name && name.getValue().equals(list)) {
        items(field.getValueNode()).forEach(item -> entries.add(entry(item)));
      } else {
        head.add(field);
      }
    }
    return entry(Place.START, head);
  }

  private static List<Node> items(Node node) {
    if (node instanceof SequenceNode items) {
      if (items.getValue().size() > FileLimits.ROWS) {
        throw new BadNode(
            items.getValue().get(FileLimits.ROWS),
            "more than %,d entries".formatted(FileLimits.ROWS));
      }
      return items.getValue();
    }
    throw new BadNode(node, "expected a list of entries");
  }

  private static WrittenEntry entry(Node node) {
    if (node instanceof MappingNode fields) {
      return entry(Place.of(node.getStartMark()), fields.getValue());
    }
    throw new BadNode(node, "an entry must have fields such as userName: …");
  }

  private static WrittenEntry entry(Place place, List<NodeTuple> fields) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, Place> places = new HashMap<>();
    for (NodeTuple field : fields) {
      if (!(field.getKeyNode() instanceof ScalarNode name)) {
        throw new BadNode(field.getKeyNode(), "a field name must be text");
      }
      if (!(field.getValueNode() instanceof ScalarNode value)) {
        throw new BadNode(field.getValueNode(), name.getValue() + " must be one text");
      }
      boolean none = value.getTag().equals(Tag.NULL);
      values.put(name.getValue(), none ? "" : value.getValue());
      places.put(name.getValue(), NodePlaces.placeOf(field));
    }
    return new WrittenEntry(values, place, places);
  }

  /** A field as a line of such a file, without a line break. It is one line for any text. */
  public static String line(String name, String value) {
    return value.isEmpty() ? name + ":" : "%s: %s".formatted(name, YamlText.of(value));
  }
}
