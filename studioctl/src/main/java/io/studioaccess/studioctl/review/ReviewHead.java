package io.studioaccess.studioctl.review;

import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.Place;
import io.studioaccess.studioctl.stack.Installation;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which stack a review is about, and how it was made.
 *
 * @param createdBy the ARN of the caller
 * @param entries how many entries the file had when it was created
 */
record ReviewHead(
    String stack,
    String account,
    String region,
    Instant createdAt,
    String createdBy,
    ReviewScope scope,
    int entries) {
  static final String VERSION = "1";

  static ReviewHead of(
      Installation stack, Instant now, String caller, ReviewScope scope, int entries) {
    return new ReviewHead(
        stack.stack(), stack.account(), stack.region().value(), now, caller, scope, entries);
  }

  Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("reviewVersion", VERSION);
    fields.put("stack", stack);
    fields.put("account", account);
    fields.put("region", region);
    fields.put("createdAt", createdAt.toString());
    fields.put("createdBy", createdBy);
    fields.put("scopeGroup", scope.group().orElse(""));
    fields.put("scopeRole", scope.role().orElse(""));
    fields.put("scopeDomain", scope.domain().orElse(""));
    fields.put("numberOfEntries", Integer.toString(entries));
    return fields;
  }

  /**
   * @param field the text of a field; empty for none
   * @throws IllegalArgumentException if it is not the head of a review of this version
   */
  static ReviewHead read(Function<String, String> field) {
    if (!field.apply("reviewVersion").equals(VERSION)) {
      throw new IllegalArgumentException(
          "not a review of this version of studioctl: create it with \"studioctl review new\"");
    }
    try {
      return new ReviewHead(
          field.apply("stack"),
          field.apply("account"),
          field.apply("region"),
          Instant.parse(field.apply("createdAt")),
          field.apply("createdBy"),
          new ReviewScope(
              given(field.apply("scopeGroup")),
              given(field.apply("scopeRole")),
              given(field.apply("scopeDomain"))),
          Integer.parseInt(field.apply("numberOfEntries")));
    } catch (DateTimeParseException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "createdAt or numberOfEntries was edited: restore it, or create a new review", e);
    }
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }

  /** What is wrong if the review is about another stack; empty if it is about this one. */
  Optional<Finding> mismatch(Installation target, Place place) {
    String expected =
        "%s in account %s, %s".formatted(target.stack(), target.account(), target.region().value());
    String actual = "%s in account %s, %s".formatted(stack, account, region);
    return actual.equals(expected)
        ? Optional.empty()
        : Optional.of(
            Finding.error(
                place,
                "a review of stack %s, not of %s: pass --stack-name, --region or --profile"
                    .formatted(actual, expected)));
  }
}
