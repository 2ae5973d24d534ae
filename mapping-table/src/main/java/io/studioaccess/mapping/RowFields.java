package io.studioaccess.mapping;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
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
   * @throws BadFields with everything that is wrong, each by its field
   */
  public static MappingRow read(Map<String, ? extends @Nullable Object> fields) {
    return new RowFields(fields).row();
  }

  /** The fields that a row may have. */
  public static Set<String> known() {
    return KNOWN;
  }

  private MappingRow row() {
    FieldFaults faults = new FieldFaults();
    new TreeSet<>(fields.keySet()).forEach(field -> faults.in(() -> refuseUnknown(field)));
    Stream.<Runnable>of(
            this::group,
            this::domain,
            this::region,
            this::role,
            this::priority,
            this::groupId,
            this::enabled,
            this::description,
            this::userSettings,
            this::privateSpaces)
        .forEach(faults::in);
    faults.raise();
    return new MappingRow(
        group(),
        domain(),
        region(),
        role(),
        priority(),
        groupId(),
        enabled(),
        description(),
        userSettings(),
        privateSpaces());
  }

  private static void refuseUnknown(String field) {
    if (!KNOWN.contains(field)) {
      throw BadFields.name(FieldPath.of(field), "no such field; known are " + new TreeSet<>(KNOWN));
    }
  }

  private GroupName group() {
    return required("groupName", GroupName::new);
  }

  private DomainId domain() {
    return required("domainId", DomainId::new);
  }

  private Optional<Region> region() {
    return optional("region", Region::new);
  }

  private RoleArn role() {
    return required("roleArn", RoleArn::new);
  }

  private Optional<GroupId> groupId() {
    return optional("groupId", GroupId::new);
  }

  private String description() {
    return text("description").orElse("");
  }

  private Optional<PrivateSpaces> privateSpaces() {
    return optional("privateSpaces", PrivateSpaces::of);
  }

  private <T> T required(String field, Function<String, T> type) {
    return optional(field, type).orElseThrow(() -> refusal(field, "missing"));
  }

  private <T> Optional<T> optional(String field, Function<String, T> type) {
    try {
      return text(field).map(type);
    } catch (BadFields e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw refusal(field, String.valueOf(e.getMessage()));
    }
  }

  private static BadFields refusal(String field, String reason) {
    return BadFields.value(FieldPath.of(field), reason);
  }

  private Optional<String> text(String field) {
    return switch (fields.get(field)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      case Object other -> throw refusal(field, "expected text, found " + other);
    };
  }

  private int priority() {
    return switch (fields.get("priority")) {
      case null -> MappingRow.DEFAULT_PRIORITY;
      case Number number -> wholeNumber(number);
      case Object other -> throw refusal("priority", "expected a number, found " + other);
    };
  }

  private static int wholeNumber(Number number) {
    try {
      return new BigDecimal(number.toString()).intValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw refusal("priority", "expected a whole number of 32 bits, found " + number);
    }
  }

  private boolean enabled() {
    return switch (fields.get("enabled")) {
      case null -> true;
      case Boolean enabled -> enabled;
      case Object other -> throw refusal("enabled", "expected true or false, found " + other);
    };
  }

  private UserSettings userSettings() {
    Object settings = fields.get("userSettings");
    return settings == null
        ? UserSettings.NONE
        : new UserSettings(SupportedSettings.ALL.read(FieldPath.of("userSettings"), settings));
  }
}
