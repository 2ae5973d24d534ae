package io.studioaccess.reconciler.scenarios;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** An object of a YAML file. Every scalar is text, and a field that is not read is an error. */
final class YamlFields {
  private final String where;
  private final Map<String, Object> unread = new HashMap<>();

  private YamlFields(String where, Object value) {
    this.where = where;
    if (!(value instanceof Map<?, ?> fields)) {
      throw new IllegalArgumentException(where + ": expected an object, found " + value);
    }
    fields.forEach((name, field) -> unread.put(String.valueOf(name), field));
  }

  static <T> T read(Path file, Function<YamlFields, T> reader) throws IOException {
    try (Reader yaml = Files.newBufferedReader(file)) {
      return read(file.toString(), yaml().load(yaml), reader);
    }
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    DumperOptions unused = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options),
        new Representer(unused),
        unused,
        options,
        new Resolver() {
          @Override
          protected void addImplicitResolvers() {
            // Every scalar stays text: no numbers, dates or booleans.
          }
        });
  }

  private static <T> T read(String where, Object value, Function<YamlFields, T> reader) {
    YamlFields fields = new YamlFields(where, value);
    T result = reader.apply(fields);
    if (!fields.unread.isEmpty()) {
      throw new IllegalArgumentException(where + ": no such field: " + fields.unread.keySet());
    }
    return result;
  }

  <T> Optional<T> optional(String name, Function<String, T> type) {
    return switch (unread.remove(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(type.apply(text));
      case Object other ->
          throw new IllegalArgumentException(
              "%s: %s: expected text, found %s".formatted(where, name, other));
    };
  }

  <T> T required(String name, Function<String, T> type) {
    return optional(name, type)
        .orElseThrow(() -> new IllegalArgumentException(where + ": " + name + ": missing"));
  }

  /** Empty if the field is absent. */
  <T> List<T> list(String name, Function<YamlFields, T> item) {
    return switch (unread.remove(name)) {
      case null -> List.of();
      case List<?> values -> {
        List<T> items = new ArrayList<>();
        for (Object value : values) {
          items.add(read(where + ": " + name, value, item));
        }
        yield items;
      }
      case Object other ->
          throw new IllegalArgumentException(
              "%s: %s: expected a list, found %s".formatted(where, name, other));
    };
  }
}
