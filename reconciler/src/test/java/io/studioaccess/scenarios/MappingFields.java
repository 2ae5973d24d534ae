package io.studioaccess.scenarios;

import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.RefusedRow;
import io.studioaccess.mapping.RowFields;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A row file read as the mapping table is read: a row that cannot be right is refused by itself,
 * where the command that loads the table would refuse the file.
 */
final class MappingFields {
  private MappingFields() {}

  static MappingRows read(Path file) throws IOException {
    List<MappingRow> rows = new ArrayList<>();
    List<RefusedRow> refused = new ArrayList<>();
    for (Map<String, Object> fields : rows(file)) {
      try {
        rows.add(RowFields.read(fields));
      } catch (IllegalArgumentException e) {
        refused.add(RefusedRow.of(fields, e.getMessage()));
      }
    }
    return new MappingRows(rows, refused);
  }

  private static List<Map<String, Object>> rows(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
      if (content instanceof Map<?, ?> top
          && top.size() == 1
          && top.get("rows") instanceof List<?> rows) {
        return rows.stream().map(MappingFields::fields).toList();
      }
      throw new IllegalArgumentException(file + ": the file must hold one list, named rows:");
    }
  }

  private static Map<String, Object> fields(Object row) {
    Map<String, Object> fields = new HashMap<>();
    ((Map<?, ?>) row).forEach((name, value) -> fields.put(String.valueOf(name), value));
    return fields;
  }
}
