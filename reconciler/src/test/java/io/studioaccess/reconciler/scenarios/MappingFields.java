package io.studioaccess.reconciler.scenarios;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.NamingConvention;
import io.studioaccess.mapping.RefusedRow;
import io.studioaccess.mapping.RowFields;
import io.studioaccess.mapping.convention.PatternConvention;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads a row file as the functions read the mapping table: an illegal row is refused on its own,
 * whereas the command that loads the table would refuse the whole file. The file may also have a
 * naming convention, with the template's parameters as fields.
 */
final class MappingFields {
  private static final String ROWS = "rows";
  private static final String CONVENTION = "convention";

  private MappingFields() {}

  static MappingRows read(Path file) throws IOException {
    List<MappingRow> rows = new ArrayList<>();
    List<RefusedRow> refused = new ArrayList<>();
    Map<String, Object> top = top(file);
    for (Map<String, Object> fields : rows(file, top)) {
      try {
        rows.add(RowFields.read(fields));
      } catch (IllegalArgumentException e) {
        refused.add(RefusedRow.of(fields, e.getMessage()));
      }
    }
    return new MappingRows(
        rows, refused, Optional.ofNullable(top.get(CONVENTION)).map(MappingFields::convention));
  }

  private static NamingConvention convention(Object value) {
    Map<String, Object> fields = fields(value);
    return new PatternConvention(
        String.valueOf(fields.get("groupNamePattern")),
        String.valueOf(fields.get("roleArnTemplate")),
        new DomainId(String.valueOf(fields.get("domainId"))),
        String.valueOf(fields.get("priority")));
  }

  private static Map<String, Object> top(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      return fields(new Yaml(new SafeConstructor(new LoaderOptions())).load(reader));
    }
  }

  private static List<Map<String, Object>> rows(Path file, Map<String, Object> top) {
    if (Set.of(ROWS, CONVENTION).containsAll(top.keySet())
        && top.get(ROWS) instanceof List<?> rows) {
      return rows.stream().map(MappingFields::fields).toList();
    }
    throw new IllegalArgumentException(
        file + ": the file must contain one list, named rows:, and may contain a convention:");
  }

  private static Map<String, Object> fields(Object item) {
    Map<String, Object> fields = new HashMap<>();
    ((Map<?, ?>) item).forEach((name, value) -> fields.put(String.valueOf(name), value));
    return fields;
  }
}
