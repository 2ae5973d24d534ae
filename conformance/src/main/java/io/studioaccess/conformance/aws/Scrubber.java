package io.studioaccess.conformance.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Takes everything out of a text or a response that identifies an account, a person or a resource,
 * so that a report can be published.
 *
 * <p>A response keeps the names of its members, numbers, and the texts of a few members whose
 * values AWS defines, such as {@code Status}. All its other texts are replaced, whatever they are.
 * In messages, which are free text, whatever has the form of an identifier is replaced, and so are
 * the names of the run.
 */
public final class Scrubber {

  /** Members whose texts AWS defines. */
  private static final Set<String> DEFINED_BY_AWS =
      Set.of(
          "AppType",
          "AuthMode",
          "AutoMountHomeEFS",
          "DefaultLandingUri",
          "ErrorCode",
          "InstanceType",
          "PrincipalType",
          "SharingType",
          "SingleSignOnUserIdentifier",
          "Status",
          "StudioWebPortal",
          "UserStatus");

  private static final int LONGEST_LIST = 3;
  private static final int LONGEST_TEXT = 600;

  private record Replacement(Pattern pattern, String by) {
    Replacement(String pattern, String by) {
      this(Pattern.compile(pattern), by);
    }
  }

  /** From the most to the least specific. */
  private static final List<Replacement> IDENTIFIERS =
      List.of(
          new Replacement("arn:aws[a-z-]*:[^\\s\"'\\],;)]*", "<arn>"),
          new Replacement("https?://[^\\s\"'\\],;)]*", "<url>"),
          new Replacement("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)*", "<e-mail>"),
          new Replacement(
              "([0-9a-f]{10}-)?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", "<id>"),
          new Replacement("\\bd-[a-z0-9]{10,}\\b", "<domain>"),
          new Replacement("\\b(vpc|subnet|sg|fs|eni|vpce)-[0-9a-f]+\\b", "<network>"),
          new Replacement("\\b(AKIA|ASIA|AROA|AIDA|APKA)[A-Z0-9]{8,}\\b", "<key>"),
          new Replacement("\\b(app|ssoins|apl|pl)-[0-9a-f]{16}\\b", "<id>"),
          new Replacement("\\b\\d{12}\\b", "<account>"),
          new Replacement("\\b\\d{1,3}(\\.\\d{1,3}){3}\\b", "<address>"),
          new Replacement("(?i)\\bsac-[a-z2-9]{8}(-[a-z0-9_-]*)?", "<name>"));

  private final List<String> known;

  /**
   * @param known texts to replace wherever they are, for instance the id of the domain
   */
  public Scrubber(Collection<String> known) {
    this.known =
        known.stream()
            .filter(text -> !text.isBlank())
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** The text without anything that identifies. */
  public String text(String text) {
    String scrubbed = text;
    for (Replacement each : IDENTIFIERS) {
      scrubbed = each.pattern().matcher(scrubbed).replaceAll(each.by());
    }
    for (String each : known) {
      scrubbed = scrubbed.replace(each, "<known>");
    }
    return shortened(scrubbed.replaceAll("\\s+", " ").strip());
  }

  /** Some messages repeat a whole request, or list everything that would be legal. */
  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " [...]";
  }

  /** The members of a response, in the form {@code {Status: Pending, Tags: [0 items]}}. */
  public String shape(SdkPojo response) {
    List<String> members = new ArrayList<>();
    for (SdkField<?> field : response.sdkFields()) {
      Object value = field.getValueOrDefault(response);
      if (value != null && !(value instanceof Collection<?> all && all.isEmpty())) {
        members.add(field.memberName() + ": " + value(field.memberName(), value));
      }
    }
    return "{" + String.join(", ", members) + "}";
  }

  private String value(String member, @Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case SdkPojo pojo -> shape(pojo);
      case Number number -> number.toString();
      case Boolean bool -> bool.toString();
      case Instant _ -> "<time>";
      case Map<?, ?> map -> "{%d entries}".formatted(map.size());
      case Collection<?> items when items.size() > LONGEST_LIST ->
          "[%d items]".formatted(items.size());
      case Collection<?> items ->
          items.stream().map(item -> value(member, item)).toList().toString();
      default -> DEFINED_BY_AWS.contains(member) ? text(value.toString()) : "<text>";
    };
  }
}
