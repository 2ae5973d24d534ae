package io.studioaccess.studioctl.doctor;

import io.studioaccess.aws.client.AwsErrors;
import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ssoadmin.model.AccessDeniedException;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;

/** Compares the parameter with the key that encrypts the instance. */
@Singleton
final class DirectoryKeyCheck implements Check {
  private static final String PARAMETER = "IdentityCenterKeyArn";

  private final Instances instances;
  private final Installation stack;

  DirectoryKeyCheck(Instances instances, Installation stack) {
    this.instances = instances;
    this.stack = stack;
  }

  @Override
  public List<Finding> findings() {
    Optional<InstanceMetadata> instance = instances.configured();
    if (instance.isEmpty()) {
      return List.of(Finding.skipped("the identity store's instance is not found"));
    }
    try {
      return compare(instances.keyOf(instance.get()));
    } catch (AccessDeniedException e) {
      return List.of(
          Finding.hint(
              "the key of IAM Identity Center is not readable from this account: %s"
                  .formatted(AwsErrors.message(e)),
              "in the owner's account, compare aws sso-admin describe-instance with the parameter "
                  + PARAMETER));
    }
  }

  private List<Finding> compare(Optional<String> key) {
    String configured = stack.parameter(PARAMETER);
    if (key.isEmpty()) {
      return configured.isEmpty()
          ? List.of()
          : List.of(
              Finding.warning(
                  "IAM Identity Center is encrypted with AWS's key, not with %s"
                      .formatted(configured),
                  "leave the parameter %s empty, and deploy the stack again".formatted(PARAMETER)));
    }
    return isSame(key.get(), configured)
        ? List.of()
        : List.of(
            Finding.fault(
                "IAM Identity Center is encrypted with the key %s: the functions may not read the directory"
                    .formatted(key.get()),
                "set the parameter %s to %s, deploy the stack again, and allow the stack's roles in the key's policy: docs/deploy.md#an-encrypted-identity-center"
                    .formatted(PARAMETER, key.get())));
  }

  /** The replicas of a multi-Region key differ in the region only. */
  private static boolean isSame(String key, String configured) {
    return withoutRegion(key).equals(withoutRegion(configured));
  }

  private static String withoutRegion(String arn) {
    String[] parts = arn.split(":", 6);
    return parts.length < 6 ? arn : parts[4] + ":" + parts[5];
  }
}
