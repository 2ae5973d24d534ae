package io.studioaccess.studioctl.review;

import io.studioaccess.mapping.PrintableText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One person's access to one domain when the review was created, and what a reviewer decided.
 *
 * @param group the group that grants the role
 * @param alsoBy other groups of the person that would grant the same role in the domain
 * @param since since when the person is in the group, or the profile exists
 * @param lastSignOfUse what AWS tells of the use of Studio, or {@code unknown}
 */
record ReviewEntry(
    String userName,
    String userId,
    String domain,
    String profile,
    String role,
    String group,
    String alsoBy,
    String since,
    String lastChange,
    String lastSignOfUse,
    ReviewDecision decision,
    String note) {
  static final String UNKNOWN = "unknown";

  /** In the order of the file. The fields that a reviewer writes come first. */
  static final List<String> FIELDS =
      List.of(
          "decision",
          "note",
          "userName",
          "domainId",
          "roleArn",
          "groupName",
          "alsoBy",
          "since",
          "lastChange",
          "lastSignOfUse",
          "userProfileName",
          "userId",
          "check");

  private static final int CHECK_DIGITS = 10;

  static String key(String userId, String domain) {
    return userId + " " + domain;
  }

  String key() {
    return key(userId, domain);
  }

  /** The user name, or the id of a user without one. */
  String person() {
    return userName.isEmpty() ? userId : userName;
  }

  Map<String, String> fields(ReviewHead head) {
    List<String> values =
        List.of(
            decision.word(),
            note,
            userName,
            domain,
            role,
            group,
            alsoBy,
            since,
            lastChange,
            lastSignOfUse,
            profile,
            userId,
            check(head));
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      fields.put(FIELDS.get(i), values.get(i));
    }
    return fields;
  }

  static ReviewEntry read(Function<String, String> field, ReviewDecision decision) {
    return new ReviewEntry(
        field.apply("userName"),
        field.apply("userId"),
        field.apply("domainId"),
        field.apply("userProfileName"),
        field.apply("roleArn"),
        field.apply("groupName"),
        field.apply("alsoBy"),
        field.apply("since"),
        field.apply("lastChange"),
        field.apply("lastSignOfUse"),
        decision,
        field.apply("note"));
  }

  /**
   * Shows that an editor changed what must not change, such as a spreadsheet that makes a date of a
   * name. It is no signature: nobody is removed because of the file alone, and {@code apply} reads
   * the memberships anew. It begins with a letter, so no spreadsheet makes a number of it.
   */
  String check(ReviewHead head) {
    String text =
        Stream.of(
                head.account(),
                head.region(),
                head.stack(),
                head.createdAt().toString(),
                userName,
                userId,
                domain,
                profile,
                role,
                group)
            .map(PrintableText::escape)
            .collect(Collectors.joining("\n"));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "c" + HexFormat.of().formatHex(digest).substring(0, CHECK_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
