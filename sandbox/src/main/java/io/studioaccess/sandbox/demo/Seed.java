package io.studioaccess.sandbox.demo;

import io.studioaccess.sandbox.cloud.AccountRegion;
import io.studioaccess.sandbox.iam.Roles;
import io.studioaccess.sandbox.lambda.LogLine;
import io.studioaccess.sandbox.page.Ports;
import io.studioaccess.sandbox.page.Stage;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.policy.ResourcePolicy;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The first state of {@code make sandbox}: the demo's company, some execution roles, and an
 * administrator whose access key the manuals print.
 *
 * @param people how many users to add in thirty teams
 * @param firstPort of the endpoint, unless somebody has it; 0 for any free one
 */
public record Seed(Path repository, Setup setup, SandboxOptions options, int people, int firstPort)
    implements Stage.Start {
  static final String ACCESS_KEY = "SANDBOXADMINISTRATOR";

  @Override
  public Sandbox start(Consumer<LogLine> log, int port) {
    Consumer<LogLine> first = options.log();
    SandboxOptions logging = options.withLog(line -> logBoth(first, log, line));
    Sandbox sandbox =
        Sandbox.start(
            logging.withPort(Ports.freeOr(options.address(), port == 0 ? firstPort : port)));
    var unused = setup.prepare(sandbox, repository);
    Company.addTo(sandbox, repository);
    List.of("data-scientist", "ml-engineer", "analyst", "researcher")
        .forEach(role -> sandbox.cloud().roles().add(executionRole(role)));
    if (people > 0) {
      LargeCompany.addTo(sandbox.cloud().directory(), people);
      sandbox.cloud().quotas().apply(AccountRegion.example(), 2.0 * people);
    }
    sandbox
        .endpoint()
        .register(ACCESS_KEY, Principal.administrator("administrator", "111122223333"));
    return sandbox;
  }

  private static void logBoth(Consumer<LogLine> first, Consumer<LogLine> second, LogLine line) {
    first.accept(line);
    second.accept(line);
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
}
