package io.studioaccess.sandbox.page;

import io.studioaccess.sandbox.cloudformation.template.TemplateRule;
import io.studioaccess.sandbox.stack.Sandbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What does not change while a sandbox runs.
 *
 * @param exports the variables with which the AWS CLI and studioctl find the sandbox
 * @param schedules the rules that a schedule triggers
 */
record PageEnvironment(
    Map<String, String> exports,
    String stack,
    List<String> functions,
    List<String> rules,
    List<String> schedules) {

  static PageEnvironment of(Sandbox sandbox) {
    Map<String, String> exports = new LinkedHashMap<>();
    String region = sandbox.cloud().studio().region();
    exports.put("AWS_ENDPOINT_URL", sandbox.endpoint().uri().toString());
    exports.put("AWS_REGION", region);
    exports.put("AWS_DEFAULT_REGION", region);
    exports.put("AWS_ACCESS_KEY_ID", "SANDBOXADMINISTRATOR");
    exports.put("AWS_SECRET_ACCESS_KEY", "any");
    Map<String, TemplateRule> rules = sandbox.template().rules();
    return new PageEnvironment(
        exports,
        sandbox.template().stack().name(),
        List.copyOf(sandbox.template().functions().keySet()),
        List.copyOf(rules.keySet()),
        rules.values().stream()
            .filter(rule -> rule.trigger() instanceof TemplateRule.Trigger.Schedule)
            .map(TemplateRule::logicalId)
            .toList());
  }
}
