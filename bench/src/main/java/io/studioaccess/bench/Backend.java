package io.studioaccess.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.sandbox.cloudformation.template.TemplateFunction;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.demo.EventFiles;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A sandbox with one user who already has the profile that the user's group grants, so an event
 * about the user changes nothing. The sandbox's own functions stay idle: its clock is frozen, and
 * they receive no events.
 */
final class Backend implements AutoCloseable {
  private static final String FUNCTION = "ProvisionerFunction";
  private static final String EVENT = "add-member-to-group.console.json";
  private static final Duration AHEAD = Duration.ofDays(1);

  private final Path repository;
  private final Sandbox sandbox;

  Backend(Path repository) {
    this.repository = repository;
    this.sandbox = Sandbox.start(SandboxOptions.of(repository));
    Company company = Company.addTo(sandbox, repository);
    company.addToGroup(Company.ANA, Company.DATA_SCIENTISTS);
    sandbox.publish(event());
    sandbox.settle();
    if (sandbox.cloud().studio().profiles().isEmpty()) {
      throw new IllegalStateException("the benchmark user has no profile");
    }
  }

  private Map<String, Object> event() {
    return EventFiles.read(repository.resolve("events").resolve(EVENT));
  }

  /**
   * The event with a time ahead of the function's clock. A later reconcile covers an older event,
   * which is then ignored after one call, and a new event costs a second reconcile.
   */
  private Map<String, Object> uncoveredEvent() {
    String time = Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.SECONDS).toString();
    Map<String, Object> event = new HashMap<>(event());
    Map<String, Object> detail = new HashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(event.get("detail")))
        .forEach((name, value) -> detail.put((String) name, value));
    detail.put("eventTime", time);
    event.put("time", time);
    event.put("detail", detail);
    return event;
  }

  TemplateFunction function() {
    return function(sandbox);
  }

  static TemplateFunction function(Sandbox sandbox) {
    return Objects.requireNonNull(sandbox.template().functions().get(FUNCTION));
  }

  /**
   * The environment of the measured function: its own variables and those that point it to the
   * sandbox.
   */
  Map<String, String> environment() {
    return environment(sandbox);
  }

  /** The same for the provisioner of any sandbox. */
  static Map<String, String> environment(Sandbox sandbox) {
    TemplateFunction function = function(sandbox);
    Map<String, String> environment = new HashMap<>(function.environment());
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_DEFAULT_REGION", "eu-west-1");
    environment.put("AWS_ACCESS_KEY_ID", sandbox.functions().accessKeyId(FUNCTION));
    environment.put("AWS_SECRET_ACCESS_KEY", "sandbox");
    environment.put("AWS_ENDPOINT_URL", sandbox.endpoint().uri().toString());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()));
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "bench");
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "bench");
    environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    environment.put("LANG", "en_US.UTF-8");
    environment.put("TZ", ":UTC");
    return environment;
  }

  /** The Lambda event: one SQS record that carries the EventBridge event. */
  String lambdaEvent() {
    return lambdaEvent(uncoveredEvent());
  }

  /** The same for any EventBridge event. */
  static String lambdaEvent(Map<String, Object> event) {
    try {
      ObjectMapper json = new ObjectMapper();
      return json.writeValueAsString(
          Map.of(
              "Records",
              List.of(
                  Map.of(
                      "messageId", "00000000-0000-4000-8000-000000000000",
                      "receiptHandle", "bench",
                      "eventSource", "aws:sqs",
                      "awsRegion", "eu-west-1",
                      "attributes", Map.of("ApproximateReceiveCount", "1"),
                      "messageAttributes", Map.of(),
                      "body", json.writeValueAsString(event)))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The number of calls that the function made since {@link #clearCalls}. */
  int callCount() {
    return sandbox.endpoint().calls().by(function().role().name()).size();
  }

  void clearCalls() {
    sandbox.endpoint().calls().clear();
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
