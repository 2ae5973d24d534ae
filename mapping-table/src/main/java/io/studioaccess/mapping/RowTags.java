package io.studioaccess.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tags that a row puts on the profiles of its group, by key. SageMaker adds a profile's tags to
 * the apps that it launches from then on.
 *
 * @param byKey at most {@link #MOST}, each within AWS's limits
 */
public record RowTags(SortedMap<String, String> byKey) {
  public static final RowTags NONE = new RowTags(Map.of());

  /** AWS allows 50 tags on a resource. Three are those of Studio Access. */
  static final int MOST = 47;

  /** The tags that mark a profile as one of Studio Access begin like this. */
  public static final String OWN_PREFIX = "studio-access:";

  /**
   * The keys that the provisioner's policy lets nobody change. IAM's patterns distinguish capitals,
   * so that {@code ??????-??????:*} stands for {@link #OWN_PREFIX} in every capitalisation.
   */
  private static final Pattern LIKE_OWN = Pattern.compile(".{6}-.{6}:.*", Pattern.DOTALL);

  private static final String CHARACTERS = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]";

  /** SageMaker's structure {@code Tag}, without spaces at the ends, which AWS may remove. */
  static final Shape KEY = new Shape("a tag key", 128, trimmed());

  static final Shape VALUE = new Shape("a tag value", 256, "(?:%s)?".formatted(trimmed()));

  /**
   * @throws BadFields with every fault, each below {@code tags}
   */
  public RowTags {
    FieldPath path = FieldPath.of("tags");
    FieldFaults faults = new FieldFaults();
    SortedMap<String, String> tags = byKey;
    faults.collect(() -> requireFew(path, tags.size()));
    Map<String, String> known = new TreeMap<>();
    tags.forEach((key, value) -> faults.collect(() -> requireLegal(path, key, value, known)));
    faults.throwIfAny();
    byKey = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  public RowTags(Map<String, String> byKey) {
    this(new TreeMap<>(byKey));
  }

  private static String trimmed() {
    String end = "[\\p{L}\\p{N}_.:/=+\\-@]";
    return "%s(?:%s*%s)?".formatted(end, CHARACTERS, end);
  }

  /**
   * Reads the tags from plain fields.
   *
   * @throws BadFields with every fault
   */
  static RowTags read(@Nullable Object value) {
    FieldPath path = FieldPath.of("tags");
    return switch (value) {
      case null -> NONE;
      case Map<?, ?> fields when !fields.isEmpty() -> read(path, fields);
      default ->
          throw BadFields.badValue(
              path, "expected fields, a value for each tag, found " + Found.describe(value));
    };
  }

  private static RowTags read(FieldPath path, Map<?, ?> fields) {
    Map<String, String> tags = new TreeMap<>();
    FieldFaults faults = new FieldFaults();
    fields.forEach(
        (key, value) ->
            faults.collect(
                () -> tags.put(key.toString(), Setting.text(path.field(key.toString()), value))));
    List<RowTags> read = new ArrayList<>();
    faults.collect(() -> read.add(new RowTags(tags)));
    faults.throwIfAny();
    return read.getFirst();
  }

  private static void requireFew(FieldPath path, int count) {
    if (count > MOST) {
      throw BadFields.badValue(
          path,
          "%d tags; at most %d are allowed: AWS allows 50, and Studio Access needs three"
              .formatted(count, MOST));
    }
  }

  /**
   * @param known the keys before this one, by their lower-case form
   */
  private static void requireLegal(
      FieldPath path, String key, String value, Map<String, String> known) {
    FieldPath at = path.field(key);
    String lower = key.toLowerCase(Locale.ROOT);
    if (!KEY.matches(key)) {
      throw BadFields.badName(at, message(KEY, key));
    }
    if (lower.startsWith("aws:")) {
      throw BadFields.badName(at, "keys that begin with aws: are reserved for AWS");
    }
    if (lower.startsWith(OWN_PREFIX)) {
      throw BadFields.badName(
          at, "keys that begin with %s are reserved for Studio Access".formatted(OWN_PREFIX));
    }
    if (LIKE_OWN.matcher(key).matches()) {
      throw BadFields.badName(
          at,
          "keys of the form ??????-??????:* are reserved: IAM has no shorter pattern for %s in every capitalisation, and only keys that cannot be taken for those of Studio Access are allowed; use another separator than the colon, such as a slash"
              .formatted(OWN_PREFIX));
    }
    String other = known.putIfAbsent(lower, key);
    if (other != null) {
      throw BadFields.badName(
          at, "the same tag as %s in another capitalisation: remove one".formatted(other));
    }
    if (!VALUE.matches(value)) {
      throw BadFields.badValue(at, message(VALUE, value));
    }
  }

  /** Whether a tag may have this value. */
  public static boolean isValue(String text) {
    return VALUE.matches(text);
  }

  private static String message(Shape shape, String value) {
    try {
      shape.require(value);
      throw new IllegalStateException("legal: " + value);
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  public boolean isEmpty() {
    return byKey.isEmpty();
  }

  /** One line such as {@code cost-center=4711, team=fraud}; empty for no tags. */
  @Override
  public String toString() {
    return toString(byKey);
  }

  /** As {@link #toString()}, of tags that may be more than a row may have. */
  public static String toString(SortedMap<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> tag.getKey() + "=" + tag.getValue())
        .collect(Collectors.joining(", "));
  }
}
