package io.studioaccess.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.studioaccess.sandbox.template.Template;
import java.net.URI;
import java.util.function.UnaryOperator;

/**
 * The file for {@code sam local invoke --env-vars}. SAM passes on only the variables that the
 * template declares.
 */
final class EnvVars {

  private static final ObjectMapper JSON = new ObjectMapper();

  private EnvVars() {}

  static String json(
      Template template, URI endpoint, String region, UnaryOperator<String> accessKeyId) {
    ObjectNode file = JSON.createObjectNode();
    template
        .functions()
        .forEach(
            (id, function) -> {
              ObjectNode variables = file.putObject(id);
              function.environment().forEach(variables::put);
              variables.put("AWS_ENDPOINT_URL", endpoint.toString());
              variables.put("AWS_REGION", region);
              variables.put("AWS_ACCESS_KEY_ID", accessKeyId.apply(id));
              variables.put("AWS_SECRET_ACCESS_KEY", "sandbox");
            });
    return file.toPrettyString();
  }
}
