package io.studioaccess.reconciler.membership;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an event says of its origin, for the history. No decision depends on it: whoever may put
 * events can write anything here.
 *
 * @param source the service and the event's name, such as {@code
 *     sso-directory.amazonaws.com/AddMemberToGroup}; empty without an event
 * @param actor who made the change, as an id or the ARN of a role, never a person's name; empty if
 *     no record of CloudTrail says it
 */
public record Cause(Optional<String> source, Optional<String> actor) {
  /** Printable ASCII. The longest ARN of an IAM role has some 600 characters. */
  private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e]{1,700}");

  public static final Cause NONE = new Cause(Optional.empty(), Optional.empty());

  private static final String IDENTITY = "detail.userIdentity.";

  public Cause {
    source = source.filter(PLAIN.asMatchPredicate());
    actor = actor.filter(PLAIN.asMatchPredicate());
  }

  /** A text of another type, or that AWS would not send, counts as absent. */
  public static Cause of(Map<String, ? extends @Nullable Object> event) {
    EventFields fields = new EventFields(event);
    Optional<String> cloudTrail = joined(fields, "detail.eventSource", "detail.eventName");
    return new Cause(
        cloudTrail.or(() -> joined(fields, "source", "detail-type")), actor(new Texts(fields)));
  }

  /**
   * The most exact id that names no person: the Identity Center user on whose behalf the call was
   * made, the role without its session's name (often a mail address), the id of an IAM user, or the
   * kind of a caller that has no id, as a SCIM client.
   */
  private static Optional<String> actor(Texts identity) {
    Optional<String> type = identity.text("type");
    return Stream.of(
            identity.text("onBehalfOf.userId").map("user/"::concat),
            identity.text("sessionContext.sessionIssuer.arn"),
            identity.text("principalId").filter(id -> type.filter("IAMUser"::equals).isPresent()),
            identity.text("invokedBy"),
            type.map(kind -> kind + identity.text("accountId").map(" of "::concat).orElse("")))
        .flatMap(Optional::stream)
        .filter(Predicate.not(String::isBlank))
        .findFirst();
  }

  private static Optional<String> joined(EventFields fields, String service, String name) {
    Texts texts = new Texts(fields, "");
    return texts.text(service).flatMap(of -> texts.text(name).map(event -> of + "/" + event));
  }

  private record Texts(EventFields fields, String prefix) {
    Texts(EventFields fields) {
      this(fields, IDENTITY);
    }

    Optional<String> text(String path) {
      try {
        return fields.text(prefix + path);
      } catch (UndecodableEventException e) {
        return Optional.empty();
      }
    }
  }

  /** Adds the fields to a message. */
  public void putInto(Map<String, Object> message) {
    source.ifPresent(text -> message.put("source", text));
    actor.ifPresent(text -> message.put("actor", text));
  }

  /** Reads the fields of a message. */
  public static Cause ofMessage(Map<String, ? extends @Nullable Object> message) {
    Texts texts = new Texts(new EventFields(message), "");
    return new Cause(texts.text("source"), texts.text("actor"));
  }
}
