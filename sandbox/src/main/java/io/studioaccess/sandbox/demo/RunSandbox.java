package io.studioaccess.sandbox.demo;

import io.studioaccess.sandbox.cloud.AccountRegion;
import io.studioaccess.sandbox.iam.Roles;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.policy.ResourcePolicy;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * {@code RunSandbox REPOSITORY} runs the sandbox in real time, with the demo's company, until
 * Ctrl-C. The system property {@code sandbox.people} adds that many users, and {@code
 * sandbox.setup} names the set-up of Identity Center. {@code sandbox.events} is {@code both},
 * {@code trail} or {@code native}: the events of a change of the directory. Writes {@code
 * sandbox/target/sam-local-env.json} for {@code sam local invoke}.
 */
public final class RunSandbox {
  private static final String ACCESS_KEY = "SANDBOXADMINISTRATOR";

  private RunSandbox() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path repository = Path.of(args[0]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Setup setup = Setup.named(System.getProperty("sandbox.setup", "management-account"));
    SandboxOptions options =
        setup.options(
            withEvents(SandboxOptions.of(repository), System.getProperty("sandbox.events", "both"))
                .withRunningClock()
                .withLog(line -> out.println(line.function() + "  " + line.text())));
    try (Sandbox sandbox = Sandbox.start(options)) {
      var unused = setup.prepare(sandbox, repository);
      Company.addTo(sandbox, repository);
      List.of("data-scientist", "ml-engineer", "analyst", "researcher")
          .forEach(role -> sandbox.cloud().roles().add(executionRole(role)));
      int people = Integer.getInteger("sandbox.people", 0);
      if (people > 0) {
        LargeCompany.addTo(sandbox.cloud().directory(), people);
        sandbox.cloud().quotas().apply(AccountRegion.example(), 2.0 * people);
      }
      sandbox
          .endpoint()
          .register(ACCESS_KEY, Principal.administrator("administrator", "111122223333"));
      Files.writeString(repository.resolve("sandbox/target/sam-local-env.json"), sandbox.envVars());
      out.println(welcome(sandbox));
      new CountDownLatch(1).await();
    }
  }

  private static SandboxOptions withEvents(SandboxOptions options, String kinds) {
    return switch (kinds) {
      case "both" -> options;
      case "trail" -> options.withoutNativeEvents();
      case "native" -> options.withoutTrail();
      default ->
          throw new IllegalArgumentException(
              "sandbox.events: expected both, trail or native, found " + kinds);
    };
  }

  /** A role that SageMaker may assume, for the rows of the demo and of the thirty teams. */
  private static Roles.Role executionRole(String name) {
    Map<String, Object> trust =
        Map.of(
            "Effect", "Allow",
            "Principal", Map.of("Service", "sagemaker.amazonaws.com"),
            "Action", "sts:AssumeRole");
    return new Roles.Role(
        "arn:aws:iam::111122223333:role/studio/" + name,
        ResourcePolicy.ofTrustPolicy(Map.of("Version", "2012-10-17", "Statement", List.of(trust))),
        List.of());
  }

  private static String welcome(Sandbox sandbox) {
    return """

    The sandbox runs at %1$s until Ctrl-C. In another terminal:

      export AWS_ENDPOINT_URL=%1$s AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=eu-west-1
      export AWS_ACCESS_KEY_ID=%2$s AWS_SECRET_ACCESS_KEY=any

    1. Add ana to data-scientists. Her profile is InService about 15 seconds later:

      aws identitystore create-group-membership --region %7$s --identity-store-id %3$s \\
        --group-id %4$s --member-id UserId=%5$s
      aws sagemaker list-user-profiles --domain-id-equals %6$s

    2. See the profile's execution role:

      aws sagemaker describe-user-profile --domain-id %6$s --user-profile-name ana

    3. Advance the clock by half an hour:

      curl -X POST '%1$s/sandbox/clock?advance=PT30M'

    4. See the reasons, with the administrator's command line ("make studioctl" builds it):

      studioctl/bin/studioctl status
      studioctl/bin/studioctl explain ana

    "make sandbox PEOPLE=2000" adds 2,000 users in thirty teams: docs/studioctl.md
    """
        .formatted(
            sandbox.endpoint().uri(),
            ACCESS_KEY,
            sandbox.cloud().directory().identityStoreId(),
            Company.DATA_SCIENTISTS.groupId(),
            Company.ANA.userId(),
            Company.DOMAIN,
            sandbox.cloud().instance().primaryRegion());
  }
}
