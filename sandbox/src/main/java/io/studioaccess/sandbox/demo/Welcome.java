package io.studioaccess.sandbox.demo;

import io.studioaccess.sandbox.stack.Sandbox;
import java.net.URI;

/** What {@code make sandbox} prints when it is ready. */
final class Welcome {
  private Welcome() {}

  static String text(Sandbox sandbox, URI page, String log) {
    return """

    The sandbox's page: %8$s
    Everything can be seen and done there. The sandbox runs until Ctrl-C.

    For the AWS CLI (version 2) and studioctl, in another terminal:

      eval "$(studioctl/bin/studioctl sandbox env)"

    or, written out:

      export AWS_ENDPOINT_URL=%1$s AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=eu-west-1
      export AWS_ACCESS_KEY_ID=%2$s AWS_SECRET_ACCESS_KEY=any

    The AWS CLI version 1 does not use AWS_ENDPOINT_URL for SQS, and old ones for no service: add
    --endpoint-url %1$s to its commands.

    Add ana to data-scientists. Her profile is InService about 15 seconds later:

      aws identitystore create-group-membership --region %7$s --identity-store-id %3$s \\
        --group-id %4$s --member-id UserId=%5$s
      aws sagemaker describe-user-profile --domain-id %6$s --user-profile-name ana
      studioctl/bin/studioctl explain ana

    The functions' logs are in %9$s. All commands: docs/sandbox.md
    What happens from now on, in UTC of the sandbox's clock:
    """
        .formatted(
            sandbox.endpoint().uri(),
            Seed.ACCESS_KEY,
            sandbox.cloud().directory().identityStoreId(),
            Company.DATA_SCIENTISTS.groupId(),
            Company.ANA.userId(),
            Company.DOMAIN,
            sandbox.cloud().instance().primaryRegion(),
            page,
            log);
  }
}
