package io.studioaccess.sandbox.cloudformation.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.sandbox.policy.ResourcePolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads AWS::Events::Rule, leaving out disabled rules, and AWS::Events::EventBusPolicy. */
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
          reader.properties(resource).ignoring("Name", "Description", "EventBusName", "Tags");
      String state = properties.text("State").orElse("ENABLED");
      TemplateRule rule = rule(resource, properties);
      properties.rejectUnread();
      if (!state.equals("DISABLED")) {
        rules.put(resource.logicalId(), rule);
      }
    }
    return rules;
  }

  TemplateEventBusPolicy busPolicy(Resource resource) {
    Properties properties = reader.properties(resource).ignoring("EventBusName");
    properties.required("StatementId");
    Map<String, Object> statement =
        properties.json("Statement").orElseThrow(() -> properties.error("Statement is missing"));
    try {
      ResourcePolicy.of(Map.of("Statement", statement));
    } catch (IllegalArgumentException e) {
      throw properties.error("Statement", String.valueOf(e.getMessage()));
    }
    properties.rejectUnread();
    return new TemplateEventBusPolicy(resource.logicalId(), names.busArn(resource), statement);
  }

  private TemplateRule rule(Resource resource, Properties properties) {
    return new TemplateRule(
        resource.logicalId(),
        names.name(resource),
        names.arn(resource),
        names.bus(resource),
        trigger(properties, names.bus(resource)),
        properties.parts("Targets").stream().map(RuleReader::target).toList());
  }

  private static TemplateRule.Trigger trigger(Properties properties, String bus) {
    Optional<Map<String, Object>> pattern = properties.json("EventPattern");
    Optional<String> schedule = properties.text("ScheduleExpression");
    if (pattern.isPresent() == schedule.isPresent()) {
      throw properties.error("expected either an EventPattern or a ScheduleExpression");
    }
    if (schedule.isPresent() && !bus.equals("default")) {
      throw properties.error(
          "ScheduleExpression", "a schedule is possible on the default bus only");
    }
    return schedule
        .map(expression -> schedule(properties, expression))
        .orElseGet(() -> new TemplateRule.Trigger.EventPattern(json(pattern.orElseThrow())));
  }

  private static TemplateRule.Trigger schedule(Properties properties, String expression) {
    return Rate.period(expression)
        .map(TemplateRule.Trigger.Schedule::new)
        .orElseThrow(
            () ->
                properties.error(
                    "ScheduleExpression",
                    "%s is not supported: the sandbox supports only rate expressions such as rate(1 hour)"
                        .formatted(expression)));
  }

  private static TemplateRule.Target target(Properties properties) {
    properties.ignoring("RetryPolicy");
    var target =
        new TemplateRule.Target(
            properties.required("Id"),
            properties.required("Arn"),
            properties.text("RoleArn"),
            properties.text("Input").map(input -> validated(input, properties)),
            properties
                .part("DeadLetterConfig")
                .map(
                    config -> {
                      String arn = config.required("Arn");
                      config.rejectUnread();
                      return arn;
                    }));
    properties.rejectUnread();
    return target;
  }

  private static String validated(String input, Properties properties) {
    try {
      JSON.readTree(input);
      return input;
    } catch (JsonProcessingException e) {
      throw properties.error("Input", "EventBridge accepts only JSON: " + input);
    }
  }

  private static String json(Map<String, Object> pattern) {
    try {
      return JSON.writeValueAsString(pattern);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
