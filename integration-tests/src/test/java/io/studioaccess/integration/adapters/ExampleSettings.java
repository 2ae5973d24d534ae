package io.studioaccess.integration.adapters;

import io.studioaccess.mapping.Setting;
import io.studioaccess.mapping.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A legal value of every setting that rows may have, found by trying. */
final class ExampleSettings {
  private static final String SAGEMAKER = "arn:aws:sagemaker:eu-west-1:111122223333:";

  /** The first that a setting accepts is its example. */
  private static final List<String> TEXTS =
      List.of(
          SAGEMAKER + "studio-lifecycle-config/start",
          SAGEMAKER + "image-version/ours/3",
          SAGEMAKER + "image/ours",
          "arn:aws:iam::111122223333:role/studio/canvas",
          "arn:aws:secretsmanager:eu-west-1:111122223333:secret:snowflake",
          "s3://ours/team",
          "https://git.example.com/ours",
          "ml.t3.medium",
          "system",
          "1.2.0",
          "fs-0123456789abcdef0",
          "studio::",
          "/team",
          "ours");

  private ExampleSettings() {}

  static Object of(Setting setting) {
    return switch (setting) {
      case Setting.Text text -> text(text.shape());
      case Setting.Choice choice -> choice.values().getLast();
      case Setting.WholeNumber number -> Math.max(number.min(), 1);
      case Setting.Truth _ -> true;
      case Setting.Listing list -> items(list.item());
      case Setting.Structure structure -> fields(structure);
      case Setting.Refused _ -> throw new IllegalArgumentException("no value is legal");
    };
  }

  private static String text(Shape shape) {
    return TEXTS.stream()
        .filter(shape::matches)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("add an example of " + shape.pattern()));
  }

  private static Map<String, Object> fields(Setting.Structure structure) {
    Map<String, Object> fields = new LinkedHashMap<>();
    new TreeMap<>(structure.fields())
        .forEach(
            (name, field) -> {
              if (!(field instanceof Setting.Refused)) {
                fields.put(name, of(field));
              }
            });
    return fields;
  }

  /** One item with everything; if only one field is allowed at a time, an item for each. */
  private static List<Object> items(Setting item) {
    Object all = of(item);
    if (!(item instanceof Setting.Structure structure) || isLegal(structure, all)) {
      return List.of(all);
    }
    List<Object> items = new ArrayList<>();
    ((Map<?, ?>) all).forEach((name, value) -> items.add(Map.of(name, value)));
    return items;
  }

  private static boolean isLegal(Setting.Structure structure, Object value) {
    return structure.rules().stream().allMatch(rule -> rule.violation(asMap(value)).isEmpty());
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }
}
