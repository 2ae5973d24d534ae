package io.studioaccess.mapping;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A mapping row as plain fields, from the table or from the row file: one reader, one set of
 * errors.
 */
public final class RowFields {
  private static final Set<String> KNOWN =
      Set.of(
          "groupName",
          "domainId",
          "region",
          "roleArn",
          "priority",
          "groupId",
          "enabled",
          "description",
          "userSettings",
          "privateSpaces");

  private final Map<String, ? extends @Nullable Object> fields;

  private RowFields(Map<String, ? extends @Nullable Object> fields) {
    this.fields = fields;
  }

  /**
   * @throws IllegalArgumentException naming the field at fault
   */
  public static MappingRow read(Map<String, ? extends @Nullable Object> fields) {
    return new RowFields(fields).row();
  }

  private MappingRow row() {
    refuseUnknownFields();
    return new MappingRow(
        required("groupName", GroupName::new),
        required("domainId", DomainId::new),
        text("region").map(value -> named("region", value, Region::new)),
        required("roleArn", RoleArn::new),
        priority(),
        text("groupId").map(value -> named("groupId", value, GroupId::new)),
        enabled(),
        text("description").orElse(""),
        userSettings(),
        text("privateSpaces").map(value -> named("privateSpaces", value, PrivateSpaces::of)));
  }

  private void refuseUnknownFields() {
    for (String field : new TreeSet<>(fields.keySet())) {
      if (!KNOWN.contains(field)) {
        throw new IllegalArgumentException(
            field + ": no such field; known are " + new TreeSet<>(KNOWN));
      }
    }
  }

  private <T> T required(String field, Function<String, T> type) {
    String value = text(field).orElseThrow(() -> new IllegalArgumentException(field + ": missing"));
    return named(field, value, type);
  }

  private static <T> T named(String field, String value, Function<String, T> type) {
    try {
      return type.apply(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(field + ": " + e.getMessage(), e);
    }
  }

  private Optional<String> text(String field) {
    return switch (fields.get(field)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      case Object other ->
          throw new IllegalArgumentException(field + ": expected text, found " + other);
    };
  }

  private int priority() {
    return switch (fields.get("priority")) {
      case null -> MappingRow.DEFAULT_PRIORITY;
      case Number number -> wholeNumber(new BigDecimal(number.toString()));
      case Object other ->
          throw new IllegalArgumentException("priority: expected a number, found " + other);
    };
  }

  private static int wholeNumber(BigDecimal number) {
    try {
      return number.intValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "priority: expected a whole number of 32 bits, found " + number, e);
    }
  }

  private boolean enabled() {
    return switch (fields.get("enabled")) {
      case null -> true;
      case Boolean enabled -> enabled;
      case Object other ->
          throw new IllegalArgumentException("enabled: expected true or false, found " + other);
    };
  }

  private UserSettings userSettings() {
    Object settings = fields.get("userSettings");
    return settings == null
        ? UserSettings.NONE
        : new UserSettings(SupportedSettings.ALL.read("userSettings", settings));
  }
}
