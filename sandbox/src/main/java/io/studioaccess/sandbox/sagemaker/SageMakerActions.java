package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.policy.Access;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;

/** The rights of SageMaker's operations as in the Service Authorization Reference. */
final class SageMakerActions {

  private SageMakerActions() {}

  /** A listing knows no resources. */
  static List<Access> listing(String operation) {
    return List.of(Access.to("sagemaker:" + operation, "*"));
  }

  /** On something that exists, with the tags it carries. */
  static List<Access> on(Studio studio, String operation, String arn) {
    return List.of(existing(studio, operation, arn));
  }

  private static Access existing(Studio studio, String operation, String arn) {
    var access = Access.to("sagemaker:" + operation, arn);
    for (var tag : studio.tags(arn).entrySet()) {
      access = access.with("aws:ResourceTag/" + tag.getKey(), tag.getValue());
    }
    return access;
  }

  /** Making something; giving it tags is a right of its own. */
  static List<Access> creating(String operation, String arn, List<Tag> tags) {
    var needs = new ArrayList<Access>();
    needs.add(requesting(Access.to("sagemaker:" + operation, arn), tags));
    if (!tags.isEmpty()) {
      needs.add(
          requesting(
              Access.to("sagemaker:AddTags", arn).with("sagemaker:TaggingAction", operation),
              tags));
    }
    return needs;
  }

  static List<Access> tagging(Studio studio, String arn, List<Tag> tags) {
    return List.of(requesting(existing(studio, "AddTags", arn), tags));
  }

  static List<Access> untagging(Studio studio, String arn, List<String> keys) {
    return List.of(
        existing(studio, "DeleteTags", arn).with("aws:TagKeys", keys.toArray(String[]::new)));
  }

  /** Handing a role to SageMaker is a right on the role. */
  static List<Access> passing(List<Access> needs, @Nullable UserSettings settings) {
    if (settings == null || settings.executionRole() == null) {
      return needs;
    }
    var all = new ArrayList<>(needs);
    all.add(
        Access.to("iam:PassRole", settings.executionRole())
            .with("iam:PassedToService", "sagemaker.amazonaws.com"));
    return all;
  }

  private static Access requesting(Access access, List<Tag> tags) {
    var with = access;
    if (!tags.isEmpty()) {
      with = with.with("aws:TagKeys", tags.stream().map(Tag::key).toArray(String[]::new));
    }
    for (var tag : tags) {
      with = with.with("aws:RequestTag/" + tag.key(), tag.value());
    }
    return with;
  }
}
