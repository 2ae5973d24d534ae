package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.policy.Access;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.OwnershipSettings;
import software.amazon.awssdk.services.sagemaker.model.SpaceSharingSettings;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;

/**
 * The IAM actions that SageMaker's operations require, from the Service Authorization Reference.
 */
final class SageMakerActions {

  private SageMakerActions() {}

  /** List operations have no resource types. */
  static List<Access> listing(String operation) {
    return List.of(Access.to("sagemaker:" + operation, "*"));
  }

  /** On an existing resource, with its tags. */
  static List<Access> onExisting(Studio studio, String operation, String arn) {
    return List.of(accessTo(studio, operation, arn));
  }

  private static Access accessTo(Studio studio, String operation, String arn) {
    var access = Access.to("sagemaker:" + operation, arn);
    for (var tag : studio.tags(arn).entrySet()) {
      access = access.with("aws:ResourceTag/" + tag.getKey(), tag.getValue());
    }
    return access;
  }

  /** On a space or an app in it, with the space's owner and whether it is shared. */
  static List<Access> inSpace(
      Studio studio, List<Access> accesses, String domainId, @Nullable String spaceName) {
    return spaceName == null
        ? accesses
        : studio
            .parts()
            .spaces()
            .find(domainId, spaceName, studio.now())
            .map(
                space ->
                    withSpace(
                        studio,
                        accesses,
                        domainId,
                        space.ownershipSettings(),
                        space.spaceSharingSettings()))
            .orElse(accesses);
  }

  static List<Access> withSpace(
      Studio studio,
      List<Access> accesses,
      String domainId,
      @Nullable OwnershipSettings owner,
      @Nullable SpaceSharingSettings sharing) {
    return accesses.stream()
        .map(
            access ->
                owner == null
                    ? access
                    : access.with(
                        "sagemaker:OwnerUserProfileArn",
                        studio.parts().arns().profile(domainId, owner.ownerUserProfileName())))
        .map(
            access ->
                sharing == null
                    ? access
                    : access.with("sagemaker:SpaceSharingType", sharing.sharingTypeAsString()))
        .toList();
  }

  /** Creates a resource. Tags on creation also require AddTags. */
  static List<Access> creating(String operation, String arn, List<Tag> tags) {
    var accesses = new ArrayList<Access>();
    accesses.add(withRequestTags(Access.to("sagemaker:" + operation, arn), tags));
    if (!tags.isEmpty()) {
      accesses.add(
          withRequestTags(
              Access.to("sagemaker:AddTags", arn).with("sagemaker:TaggingAction", operation),
              tags));
    }
    return accesses;
  }

  static List<Access> tagging(Studio studio, String arn, List<Tag> tags) {
    return List.of(withRequestTags(accessTo(studio, "AddTags", arn), tags));
  }

  static List<Access> untagging(Studio studio, String arn, List<String> keys) {
    return List.of(
        accessTo(studio, "DeleteTags", arn).with("aws:TagKeys", keys.toArray(String[]::new)));
  }

  /** Passing an execution role to SageMaker requires iam:PassRole on the role. */
  static List<Access> withPassRole(List<Access> accesses, @Nullable UserSettings settings) {
    if (settings == null || settings.executionRole() == null) {
      return accesses;
    }
    var all = new ArrayList<>(accesses);
    all.add(
        Access.to("iam:PassRole", settings.executionRole())
            .with("iam:PassedToService", "sagemaker.amazonaws.com"));
    return all;
  }

  private static Access withRequestTags(Access access, List<Tag> tags) {
    var tagged = access;
    if (!tags.isEmpty()) {
      tagged = tagged.with("aws:TagKeys", tags.stream().map(Tag::key).toArray(String[]::new));
    }
    for (var tag : tags) {
      tagged = tagged.with("aws:RequestTag/" + tag.key(), tag.value());
    }
    return tagged;
  }
}
