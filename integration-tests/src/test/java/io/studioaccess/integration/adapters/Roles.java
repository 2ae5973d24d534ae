package io.studioaccess.integration.adapters;

import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.lambda.Functions;
import io.studioaccess.sandbox.stack.ProductTemplate;

/** The access keys of the functions, with the rights that the template gives them. */
final class Roles {

  private Roles() {}

  static String provisioner(CloudUnderTest aws) {
    return of("ProvisionerFunction", aws);
  }

  static String deprovisioner(CloudUnderTest aws) {
    return of("DeprovisionerFunction", aws);
  }

  static String sweeper(CloudUnderTest aws) {
    return of("SweeperFunction", aws);
  }

  private static String of(String function, CloudUnderTest aws) {
    return aws.cloud
        .endpoint()
        .accessKeyFor(
            Functions.principal(
                ProductTemplate.read().functions().get(function), CloudUnderTest.ACCOUNT));
  }
}
