package io.studioaccess.mapping.file;

import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RowFields;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The row file: {@code rows:}, a list with the table's own field names. */
public final class MappingFile {

  private MappingFile() {}

  /**
   * All rows of the file.
   *
   * @throws BadMappingFile with every finding, each with its line
   */
  public static List<MappingRow> read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
      return new RowReader(file).read(root);
    } catch (YAMLException e) {
      throw new BadMappingFile(file, List.of(String.valueOf(e.getMessage())));
    }
  }

  private static final class RowReader extends SafeConstructor {
    private final Path file;
    private final List<String> findings = new ArrayList<>();

    RowReader(Path file) {
      super(new LoaderOptions());
      this.file = file;
      setAllowDuplicateKeys(false);
    }

    List<MappingRow> read(@Nullable Node root) {
      List<MappingRow> rows = new ArrayList<>();
      Set<List<Object>> seen = new HashSet<>();
      for (Node node : rowNodes(root)) {
        try {
          MappingRow row = RowFields.read(fields(node));
          if (!seen.add(List.of(row.group(), row.domain()))) {
            found(
                node,
                "a second row for group '%s' and domain %s".formatted(row.group(), row.domain()));
          }
          rows.add(row);
        } catch (IllegalArgumentException e) {
          found(node, String.valueOf(e.getMessage()));
        }
      }
      if (!findings.isEmpty()) {
        throw new BadMappingFile(file, findings);
      }
      return rows;
    }

    private List<Node> rowNodes(@Nullable Node root) {
      if (root instanceof MappingNode top && top.getValue().size() == 1) {
        NodeTuple entry = top.getValue().getFirst();
        if (entry.getKeyNode() instanceof ScalarNode key
            && key.getValue().equals("rows")
            && entry.getValueNode() instanceof SequenceNode rows) {
          return rows.getValue();
        }
      }
      throw new BadMappingFile(file, List.of("the file must hold one list, named rows:"));
    }

    private Map<String, @Nullable Object> fields(Node row) {
      if (!(row instanceof MappingNode)) {
        throw new IllegalArgumentException("a row is a list of fields such as groupName: …");
      }
      Map<String, @Nullable Object> fields = new HashMap<>();
      if (constructDocument(row) instanceof Map<?, ?> plain) {
        plain.forEach((name, value) -> fields.put(String.valueOf(name), value));
      }
      return fields;
    }

    private void found(Node node, String finding) {
      findings.add("line %d: %s".formatted(node.getStartMark().getLine() + 1, finding));
    }
  }
}
