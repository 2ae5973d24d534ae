package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.ShortHash;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.Cause;
import io.studioaccess.reconciler.membership.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A reported outcome, as the history keeps it.
 *
 * @param after when the user's previous outcome in the ledger was reported; the epoch if there is
 *     none. It stays the same until the ledger knows of this outcome, however often it is repeated
 * @param at when the outcome was reported first
 * @param outcome the outcome event's detail-type, such as {@code Granted}
 * @param group the group that grants the role, or granted the one that ended
 * @param before the role that ended
 * @param role the role that the user has or gets
 * @param reason for people: why, or until when
 */
public record RecordedOutcome(
    UserId user,
    Instant after,
    Instant at,
    String eventId,
    Cause cause,
    String outcome,
    DomainId domain,
    Optional<ProfileName> profile,
    Optional<GroupName> group,
    Optional<RoleArn> before,
    Optional<RoleArn> role,
    Optional<String> reason) {
  public static final Comparator<RecordedOutcome> BY_TIME =
      Comparator.comparing(RecordedOutcome::at)
          .thenComparing(outcome -> outcome.user().value())
          .thenComparing(RecordedOutcome::id);

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** An item stays below the kilobyte that DynamoDB bills at once. */
  private static final int LONGEST_REASON = 300;

  static RecordedOutcome of(UserOutcome reported, Cause cause, Instant after, Instant at) {
    Map<String, String> detail = OutcomeDetail.of(reported);
    return new RecordedOutcome(
        reported.user(),
        after,
        at,
        reported.eventId(),
        cause,
        reported.outcome().kind(),
        field(detail, "domainId", DomainId::new).orElseThrow(),
        field(detail, "userProfileName", ProfileName::new),
        field(detail, "groupName", GroupName::new),
        field(detail, "roleArnBefore", RoleArn::new),
        field(detail, "roleArn", RoleArn::new),
        reason(detail).map(text -> text.substring(0, Math.min(text.length(), LONGEST_REASON))));
  }

  private static Optional<String> reason(Map<String, String> detail) {
    Function<String, String> itself = Function.identity();
    return field(detail, "reason", itself)
        .or(() -> field(detail, "note", itself))
        .or(() -> field(detail, "until", "until "::concat))
        .or(() -> field(detail, "due", "deletion due "::concat))
        .or(() -> field(detail, "todo", itself));
  }

  private static <T> Optional<T> field(
      Map<String, String> detail, String name, Function<String, T> type) {
    return Optional.ofNullable(detail.get(name)).map(type);
  }

  /**
   * Identifies the outcome among those of its user, and sorts them by time. An outcome that is
   * reported again, because the ledger could not be written, has the same id.
   */
  public String id() {
    String content =
        String.join(
            "\n",
            outcome,
            domain.value(),
            profile.map(ProfileName::value).orElse(""),
            group.map(GroupName::value).orElse(""),
            before.map(RoleArn::value).orElse(""),
            role.map(RoleArn::value).orElse(""),
            isTrouble() ? reason.orElse("") : "");
    return sortedId(after) + "#" + ShortHash.of(content);
  }

  /** The beginning of the ids of outcomes after the moment: its text, which sorts by time. */
  public static String sortedId(Instant moment) {
    return MOMENT.format(moment);
  }

  /** Whether the reason tells two outcomes apart. */
  private boolean isTrouble() {
    return before.isEmpty() && role.isEmpty();
  }
}
