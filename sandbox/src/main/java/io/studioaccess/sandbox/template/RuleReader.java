package io.studioaccess.sandbox.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** AWS::Events::Rule. A disabled rule is as good as none. */
final class RuleReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TemplateReader reader;
  private final PhysicalNames names;

  RuleReader(TemplateReader reader, PhysicalNames names) {
    this.reader = reader;
    this.names = names;
  }

  Map<String, TemplateRule> read() {
    var rules = new LinkedHashMap<String, TemplateRule>();
    for (Resource resource : reader.resourcesOf("AWS::Events::Rule")) {
      Properties properties =
          reader.properties(resource).without("Name", "Description", "EventBusName", "Tags");
      String state = properties.text("State").orElse("ENABLED");
      TemplateRule rule = rule(resource, properties);
      properties.done();
      if (!state.equals("DISABLED")) {
        rules.put(resource.logicalId(), rule);
      }
    }
    return rules;
  }

  private TemplateRule rule(Resource resource, Properties properties) {
    Map<String, Object> pattern =
        properties
            .json("EventPattern")
            .orElseThrow(() -> properties.error("EventPattern is missing"));
    try {
      return new TemplateRule(
          resource.logicalId(),
          names.name(resource),
          names.arn(resource),
          names.bus(resource),
          JSON.writeValueAsString(pattern),
          properties.parts("Targets").stream().map(RuleReader::target).toList());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static TemplateRule.Target target(Properties properties) {
    properties.without("RetryPolicy");
    var target =
        new TemplateRule.Target(
            properties.required("Id"),
            properties.required("Arn"),
            properties
                .part("DeadLetterConfig")
                .map(
                    config -> {
                      String arn = config.required("Arn");
                      config.done();
                      return arn;
                    }));
    properties.done();
    return target;
  }
}
