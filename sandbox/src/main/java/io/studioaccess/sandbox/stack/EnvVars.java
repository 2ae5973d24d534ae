package io.studioaccess.sandbox.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.cloudformation.template.TemplateFunction;
import java.util.function.UnaryOperator;

/**
 * The file for {@code sam local invoke --env-vars}.
 *
 * <p>SAM passes on only the variables that the template declares, so {@code AWS_ENDPOINT_URL} and
 * its like are dropped, and what SAM sets itself are the credentials of whoever calls it. System
 * properties come before both for the SDK, and {@code JAVA_TOOL_OPTIONS} carries them. The queues'
 * URLs stay as they are: the SDK sends to its endpoint, and the URL only names the queue.
 */
final class EnvVars {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OPTIONS = "JAVA_TOOL_OPTIONS";

  private EnvVars() {}

  /**
   * @throws IllegalArgumentException for a function whose template does not declare {@code
   *     JAVA_TOOL_OPTIONS}: in SAM it would talk to AWS itself, in the name of whoever calls SAM
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
