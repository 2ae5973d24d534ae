package io.studioaccess.aws.sagemaker;

import io.studioaccess.reconciler.membership.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/**
 * The tags that call a profile ours. The functions' IAM policies let them change and delete only
 * what carries the first.
 */
public final class ProfileTags {
  private static final Tag MANAGED_BY =
      Tag.builder().key("studio-access:managed-by").value("studio-access").build();
  private static final String USER_ID = "studio-access:user-id";

  /** When a profile in quarantine will be deleted, for people to read: the ledger decides. */
  static final String DELETE_AFTER = "studio-access:delete-after";

  private ProfileTags() {}

  public static List<Tag> of(UserId user) {
    return List.of(MANAGED_BY, userTag(user));
  }

  static Tag deleteAfter(Instant due) {
    return Tag.builder()
        .key(DELETE_AFTER)
        .value(due.truncatedTo(ChronoUnit.SECONDS).toString())
        .build();
  }

  static boolean say(List<Tag> tags, UserId user) {
    return tags.contains(MANAGED_BY) && tags.contains(userTag(user));
  }

  /** The user whom the tags name; empty unless all of them are ours and name one that could be. */
  static Optional<UserId> owner(List<Tag> tags) {
    return tags.stream()
        .filter(tag -> tag.key().equals(USER_ID))
        .map(Tag::value)
        .flatMap(value -> userId(value).stream())
        .filter(user -> say(tags, user))
        .findFirst();
  }

  private static Optional<UserId> userId(String value) {
    try {
      return Optional.of(new UserId(value));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Tag userTag(UserId user) {
    return Tag.builder().key(USER_ID).value(user.value()).build();
  }
}
