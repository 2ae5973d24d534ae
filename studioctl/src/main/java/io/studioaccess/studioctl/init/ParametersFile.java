package io.studioaccess.studioctl.init;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/**
 * The parameters as {@code aws cloudformation deploy --parameter-overrides file://} reads them: a
 * list of texts, which both versions of the AWS CLI accept.
 */
final class ParametersFile {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ParametersFile() {}

  static String of(Map<String, String> parameters) {
    List<String> list =
        parameters.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).toList();
    try {
      return JSON.writeValueAsString(list) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write parameters as JSON", e);
    }
  }
}
