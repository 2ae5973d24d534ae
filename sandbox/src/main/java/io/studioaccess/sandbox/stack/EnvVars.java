package io.studioaccess.sandbox.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.cloudformation.template.TemplateFunction;
import java.util.function.UnaryOperator;

/**
 * The file for {@code sam local invoke --env-vars}.
 *
 * <p>SAM passes on only the variables that the template declares, so it drops {@code
 * AWS_ENDPOINT_URL} and similar variables, and it sets the credentials of its own caller. For the
 * SDK, system properties take precedence over both, and {@code JAVA_TOOL_OPTIONS} carries them. The
 * queue URLs stay unchanged: the SDK sends to its endpoint, and the URL only names the queue.
 */
final class EnvVars {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OPTIONS = "JAVA_TOOL_OPTIONS";

  private EnvVars() {}

  /**
   * @throws IllegalArgumentException if a function's template does not declare {@code
   *     JAVA_TOOL_OPTIONS}: in SAM, the function would call AWS itself, with the credentials of
   *     SAM's caller
   */
  static String json(
      Template template, int port, String region, UnaryOperator<String> accessKeyId) {
    ObjectNode file = JSON.createObjectNode();
    template
        .functions()
        .forEach(
            (id, function) -> {
              ObjectNode variables = file.putObject(id);
              function.environment().forEach(variables::put);
              variables.put(OPTIONS, options(function, port, region, accessKeyId.apply(id)));
            });
    return file.toPrettyString();
  }

  private static String options(
      TemplateFunction function, int port, String region, String accessKeyId) {
    String declared = function.environment().get(OPTIONS);
    if (declared == null) {
      throw new IllegalArgumentException(
          "%s declares no %s, so SAM could not point it to the sandbox"
              .formatted(function.logicalId(), OPTIONS));
    }
    return String.join(
        " ",
        declared,
        "-Daws.endpointUrl=http://host.docker.internal:" + port,
        "-Daws.region=" + region,
        "-Daws.accessKeyId=" + accessKeyId,
        "-Daws.secretAccessKey=sandbox");
  }
}
