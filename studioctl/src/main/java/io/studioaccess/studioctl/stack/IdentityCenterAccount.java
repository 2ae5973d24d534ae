package io.studioaccess.studioctl.stack;

import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.mapping.Region;
import io.studioaccess.studioctl.console.GlobalOptions;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/** The account that owns the IAM Identity Center instance: the stack's or another one. */
@Singleton
public final class IdentityCenterAccount {
  private final AwsConnection aws;
  private final GlobalOptions options;
  private final Installation stack;
  private final Region region;

  IdentityCenterAccount(
      AwsConnection aws, GlobalOptions options, Installation stack, FunctionSettings settings) {
    this.aws = aws;
    this.options = options;
    this.stack = stack;
    this.region = settings.identityCenterRegion();
  }

  public String id() {
    String configured = stack.parameter("IdentityCenterAccountId");
    return configured.isEmpty() ? stack.account() : configured;
  }

  public Region region() {
    return region;
  }

  /**
   * Empty if the account is not the stack's and {@code --account-profile} names no profile for it.
   */
  public Optional<CloudTrailClient> cloudTrail() {
    if (id().equals(stack.account())) {
      return Optional.of(aws.configure(CloudTrailClient.builder(), region).build());
    }
    return Optional.ofNullable(options.accountProfiles().get(id()))
        .map(profile -> aws.configure(CloudTrailClient.builder(), region, profile).build());
  }
}
