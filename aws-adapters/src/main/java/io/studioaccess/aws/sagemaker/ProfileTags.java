package io.studioaccess.aws.sagemaker;

import io.studioaccess.mapping.RowTags;
import io.studioaccess.reconciler.membership.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/**
 * The tags that identify a profile as ours. The functions' IAM policies allow changes and deletions
 * only of profiles with the first tag.
 */
public final class ProfileTags {
  private static final Tag MANAGED_BY =
      Tag.builder().key("studio-access:managed-by").value("studio-access").build();
  private static final String USER_ID = "studio-access:user-id";

  /**
   * When a quarantined profile will be deleted. The tag is for administrators; the ledger decides.
   */
  static final String DELETE_AFTER = "studio-access:delete-after";

  private static final Logger LOG = LoggerFactory.getLogger(ProfileTags.class);

  private ProfileTags() {}

  public static List<Tag> of(UserId user) {
    return List.of(MANAGED_BY, userTag(user));
  }

  /** All tags of the user's new profile. */
  static List<Tag> of(UserId user, RowTags row) {
    return Stream.concat(of(user).stream(), of(row.byKey()).stream()).toList();
  }

  static List<Tag> of(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }

  /** All tags of a profile. */
  static List<Tag> read(SageMakerClient sageMaker, String profileArn) {
    return sageMaker.listTagsPaginator(list -> list.resourceArn(profileArn)).tags().stream()
        .toList();
  }

  static Tag deleteAfter(Instant due) {
    return Tag.builder()
        .key(DELETE_AFTER)
        .value(due.truncatedTo(ChronoUnit.SECONDS).toString())
        .build();
  }

  /** Adds the tag if that is possible: nothing depends on it. */
  static void tryToTag(SageMakerClient sageMaker, String profileArn, Tag tag) {
    tryTo("tag", profileArn, () -> sageMaker.addTags(add -> add.resourceArn(profileArn).tags(tag)));
  }

  /** Removes the tag if that is possible: nothing depends on it. */
  static void tryToUntag(SageMakerClient sageMaker, String profileArn, String key) {
    tryTo(
        "untag",
        profileArn,
        () -> sageMaker.deleteTags(delete -> delete.resourceArn(profileArn).tagKeys(key)));
  }

  private static void tryTo(String what, String profileArn, Runnable call) {
    try {
      call.run();
    } catch (SdkException e) {
      LOG.atWarn()
          .addKeyValue("profileArn", profileArn)
          .addKeyValue("reason", String.valueOf(e.getMessage()))
          .log("Could not {} the profile", what);
    }
  }

  static boolean match(List<Tag> tags, UserId user) {
    return tags.contains(MANAGED_BY) && tags.contains(userTag(user));
  }

  /** The user that the tags name; empty unless both tags are present and the user id is legal. */
  static Optional<UserId> owner(List<Tag> tags) {
    return tags.stream()
        .filter(tag -> tag.key().equals(USER_ID))
        .map(Tag::value)
        .flatMap(value -> userId(value).stream())
        .filter(user -> match(tags, user))
        .findFirst();
  }

  private static Optional<UserId> userId(String value) {
    try {
      return Optional.of(UserId.parse(value));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Tag userTag(UserId user) {
    return Tag.builder().key(USER_ID).value(user.value()).build();
  }
}
