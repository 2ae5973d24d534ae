package io.studioaccess.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.sandbox.cloudformation.template.TemplateFunction;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.demo.EventFiles;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The sandbox, with a user who has the profile that their group gives them: an event about them
 * changes nothing. The functions that it started itself wait for events that never come, for its
 * clock stands still.
 */
final class Backend implements AutoCloseable {
  private static final String FUNCTION = "ProvisionerFunction";
  private static final String EVENT = "add-member-to-group.console.json";

  private final Path repository;
  private final Sandbox sandbox;

  Backend(Path repository) {
    this.repository = repository;
    this.sandbox = Sandbox.start(SandboxOptions.of(repository));
    Company company = Company.into(sandbox, repository);
    company.joins(Company.ANA, Company.DATA_SCIENTISTS);
    sandbox.publish(event());
    sandbox.settle();
    if (sandbox.cloud().studio().profiles().isEmpty()) {
      throw new IllegalStateException("the user to measure with has got no profile");
    }
  }

  private Map<String, Object> event() {
    return EventFiles.read(repository.resolve("events").resolve(EVENT));
  }

  TemplateFunction function() {
    return Objects.requireNonNull(sandbox.template().functions().get(FUNCTION));
  }

  /** Of the function under measurement: its own settings, and how it finds the stand-in for AWS. */
  Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(function().environment());
    variables.put("AWS_REGION", "eu-west-1");
    variables.put("AWS_DEFAULT_REGION", "eu-west-1");
    variables.put("AWS_ACCESS_KEY_ID", sandbox.functions().accessKeyId(FUNCTION));
    variables.put("AWS_SECRET_ACCESS_KEY", "sandbox");
    variables.put("AWS_ENDPOINT_URL", sandbox.frontDoor().uri().toString());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function().name());
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function().memory()));
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "bench");
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "bench");
    variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    variables.put("LANG", "en_US.UTF-8");
    variables.put("TZ", ":UTC");
    return variables;
  }

  /** What Lambda delivers from the function's queue. */
  String delivery() {
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
                      "body", json.writeValueAsString(event())))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The function's calls since they were last forgotten. */
  int calls() {
    return sandbox.frontDoor().calls().of(function().role().name()).size();
  }

  void forgetCalls() {
    sandbox.frontDoor().calls().clear();
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
