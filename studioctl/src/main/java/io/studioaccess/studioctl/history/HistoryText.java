package io.studioaccess.studioctl.history;

import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An outcome in a few words, for people. */
public final class HistoryText {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm'Z'").withZone(ZoneOffset.UTC);

  private static final String USER = "user/";

  private HistoryText() {}

  /** To the minute, in UTC. */
  public static String minute(Instant moment) {
    return MINUTE.format(moment);
  }

  /** What changed, and why. */
  public static String change(RecordedOutcome outcome) {
    return Stream.of(roles(outcome), reason(outcome))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** What changed: {@code data-scientist -> ml-engineer, group ml-engineers}. */
  public static String roles(RecordedOutcome outcome) {
    String roles =
        switch (outcome.outcome()) {
          case "Quarantined", "Revoked" -> name(outcome.before()) + " ended";
          case "Held" -> outcome.role().isEmpty() ? "end of access" : "to " + name(outcome.role());
          default ->
              Stream.of(outcome.before(), outcome.role())
                  .flatMap(Optional::stream)
                  .map(HistoryText::name)
                  .collect(Collectors.joining(" -> "));
        };
    return Stream.of(
            Optional.of(roles), outcome.group().map(GroupName::value).map("group "::concat))
        .flatMap(Optional::stream)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /**
   * Why: the event and who made it, as far as they are known.
   *
   * @param names of users of the directory; empty for one who was deleted
   */
  public static String cause(RecordedOutcome outcome, Function<UserId, Optional<String>> names) {
    String source = outcome.cause().source().orElse("a sweep or an administrator");
    return source
        + outcome
            .cause()
            .actor()
            .map(actor -> " by " + userOf(actor).flatMap(names).orElseGet(() -> shortActor(actor)))
            .orElse("");
  }

  /** A role without its account. */
  private static String shortActor(String actor) {
    return actor.startsWith("arn:") ? actor.substring(actor.lastIndexOf(':') + 1) : actor;
  }

  /** The user of the directory who is the actor. */
  public static Optional<UserId> userOf(String actor) {
    return actor.startsWith(USER)
        ? Optional.of(new UserId(actor.substring(USER.length())))
        : Optional.empty();
  }

  /** With the names of the roles for their ARNs. */
  public static String reason(RecordedOutcome outcome) {
    return outcome
        .reason()
        .map(
            text ->
                Stream.of(outcome.before(), outcome.role())
                    .flatMap(Optional::stream)
                    .reduce(
                        text,
                        (shown, role) -> shown.replace(role.value(), name(role)),
                        (_, last) -> last))
        .orElse("");
  }

  private static String name(Optional<RoleArn> role) {
    return role.map(HistoryText::name).orElse("access");
  }

  private static String name(RoleArn role) {
    return role.value().substring(role.value().lastIndexOf('/') + 1);
  }
}
