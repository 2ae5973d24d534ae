package io.studioaccess.studioctl.init;

import io.studioaccess.mapping.Region;
import io.studioaccess.studioctl.stack.AwsConnection;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Where the stack will be: where the administrator is signed in.
 *
 * @param account of twelve digits
 */
record Place(String partition, String account, Region region) {

  /** STS tells everybody who they are, whatever their permissions. */
  static Place of(AwsConnection aws) {
    try (StsClient sts = aws.configure(StsClient.builder()).build()) {
      GetCallerIdentityResponse caller = sts.getCallerIdentity();
      return new Place(
          Arn.fromString(caller.arn()).partition(),
          caller.account(),
          new Region(sts.serviceClientConfiguration().region().id()));
    }
  }

  /** The roles below a path of this account, as a pattern of {@code AllowedRoleArns}. */
  String roles(String path) {
    return "arn:%s:iam::%s:role%s*".formatted(partition, account, path);
  }
}
