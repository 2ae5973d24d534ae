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
 * Reads a mapping row from plain fields. The mapping table and the row file share this reader, so
 * both report the same errors.
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
          "privateSpaces",
          "notBefore",
          "notAfter",
          "maxDays",
          "tags");

  private final Map<String, ? extends @Nullable Object> fields;

  private RowFields(Map<String, ? extends @Nullable Object> fields) {
    this.fields = fields;
  }

  /**
   * @throws BadFields with every fault, each with its field
   */
  public static MappingRow read(Map<String, ? extends @Nullable Object> fields) {
    return new RowFields(fields).row();
  }

  /** The names of all fields that a row may have. */
  public static Set<String> known() {
    return KNOWN;
  }

  private MappingRow row() {
    FieldFaults faults = new FieldFaults();
    new TreeSet<>(fields.keySet()).forEach(field -> faults.collect(() -> requireKnown(field)));
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
            this::privateSpaces,
            this::period,
            this::tags)
        .forEach(faults::collect);
    faults.throwIfAny();
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
        privateSpaces(),
        period(),
        tags());
  }

  private static void requireKnown(String field) {
    if (!KNOWN.contains(field)) {
      throw BadFields.noSuchField(FieldPath.of(field), field, KNOWN);
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
    return optional("groupId", GroupId::parse);
  }

  private String description() {
    return text("description").orElse("");
  }

  private Optional<PrivateSpaces> privateSpaces() {
    return optional("privateSpaces", PrivateSpaces::parse);
  }

  private AccessPeriod period() {
    FieldFaults faults = new FieldFaults();
    Stream.<Runnable>of(this::notBefore, this::notAfter, this::maxDays).forEach(faults::collect);
    faults.throwIfAny();
    AccessPeriod period = new AccessPeriod(notBefore(), notAfter(), maxDays());
    if (period
        .begins()
        .filter(start -> notAfter().filter(end -> !start.isBefore(end.at())).isPresent())
        .isPresent()) {
      throw badField("notAfter", "not later than notBefore: the row would never grant access");
    }
    return period;
  }

  private Optional<RowMoment> notBefore() {
    return optional("notBefore", RowMoment::startOf);
  }

  private Optional<RowMoment> notAfter() {
    return optional("notAfter", RowMoment::endOf);
  }

  private Optional<Integer> maxDays() {
    return switch (fields.get("maxDays")) {
      case null -> Optional.empty();
      case Number number when isWholeBetween(number, 1, AccessPeriod.LONGEST_DAYS) ->
          Optional.of(number.intValue());
      case Object other ->
          throw badField(
              "maxDays",
              "expected a whole number from 1 to %,d, found %s"
                  .formatted(AccessPeriod.LONGEST_DAYS, Found.describe(other)));
    };
  }

  private RowTags tags() {
    return RowTags.read(fields.get("tags"));
  }

  private static boolean isWholeBetween(Number number, int least, int most) {
    try {
      int value = new BigDecimal(number.toString()).intValueExact();
      return value >= least && value <= most;
    } catch (ArithmeticException | NumberFormatException e) {
      return false;
    }
  }

  private <T> T required(String field, Function<String, T> type) {
    return optional(field, type).orElseThrow(() -> badField(field, "missing"));
  }

  private <T> Optional<T> optional(String field, Function<String, T> type) {
    try {
      return text(field).map(type);
    } catch (BadFields e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw badField(field, String.valueOf(e.getMessage()));
    }
  }

  private static BadFields badField(String field, String reason) {
    return BadFields.badValue(FieldPath.of(field), reason);
  }

  private Optional<String> text(String field) {
    return switch (fields.get(field)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      case Object other -> throw badField(field, "expected text, found " + Found.describe(other));
    };
  }

  /** The priority of a row that may be faulty; empty if the priority itself is. */
  static Optional<Integer> readablePriority(Map<String, ? extends @Nullable Object> fields) {
    try {
      return Optional.of(new RowFields(fields).priority());
    } catch (BadFields e) {
      return Optional.empty();
    }
  }

  private int priority() {
    return switch (fields.get("priority")) {
      case null -> MappingRow.DEFAULT_PRIORITY;
      case Number number -> wholeNumber(number);
      case Object other ->
          throw badField("priority", "expected a number, found " + Found.describe(other));
    };
  }

  private static int wholeNumber(Number number) {
    try {
      return new BigDecimal(number.toString()).intValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw badField("priority", "expected a 32-bit whole number, found " + Found.describe(number));
    }
  }

  private boolean enabled() {
    return switch (fields.get("enabled")) {
      case null -> true;
      case Boolean enabled -> enabled;
      case String text ->
          throw badField(
              "enabled",
              "expected true or false, found %s: remove the quotes in YAML, use type BOOL in DynamoDB"
                  .formatted(Found.describe(text)));
      case Object other ->
          throw badField("enabled", "expected true or false, found " + Found.describe(other));
    };
  }

  private UserSettings userSettings() {
    Object settings = fields.get("userSettings");
    return settings == null
        ? UserSettings.NONE
        : new UserSettings(SupportedSettings.ALL.read(FieldPath.of("userSettings"), settings));
  }
}
