package io.studioaccess.sandbox.cloudformation.rehearsal;

import io.studioaccess.sandbox.cloudformation.template.Deployment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Parameters of a stack to begin with.
 *
 * @param name for the log
 */
record Base(String name, Map<String, String> parameters) {

  Base {
    parameters = Map.copyOf(parameters);
  }

  /** Only what has no default. */
  static Base minimal(TemplateFile file, List<String> known) {
    var parameters = new HashMap<String, String>();
    Parameter.of(file).stream()
        .filter(parameter -> parameter.defaultValue().isEmpty())
        .forEach(parameter -> parameters.put(parameter.name(), parameter.values(known).getFirst()));
    return new Base("only what is required", parameters);
  }

  /** Every parameter differs from its default, except where the template's Rules exclude it. */
  static Base full(TemplateFile file, Deployment deployment, List<String> known) {
    var parameters = new HashMap<>(minimal(file, known).parameters());
    List<Parameter> all = Parameter.of(file);
    // Twice: a Rule may want several parameters together.
    for (Parameter parameter : Stream.concat(all.stream(), all.stream()).toList()) {
      for (String value : parameter.valuesIfAny(known).reversed()) {
        var more = new HashMap<>(parameters);
        more.put(parameter.name(), value);
        if (StackTemplate.accepts(file, with(deployment, more))) {
          parameters.put(parameter.name(), value);
          break;
        }
      }
    }
    return new Base("everything set", parameters);
  }

  Map<String, String> with(String name, String value) {
    var changed = new HashMap<>(parameters);
    changed.put(name, value);
    return changed;
  }

  private static Deployment with(Deployment deployment, Map<String, String> parameters) {
    return new Deployment(
        deployment.region(),
        deployment.accountId(),
        deployment.stackName(),
        deployment.queueEndpoint(),
        parameters);
  }
}
