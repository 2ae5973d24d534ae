package io.studioaccess.sandbox.cloudformation.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Lambda function.
 *
 * @param memory in megabytes
 * @param logFormat Text or JSON
 * @param recursionAllowed whether Lambda lets the function reach itself without end
 * @param tracing Active or PassThrough
 * @param versionDescription of each published version
 * @param sources its event source mappings
 */
public record TemplateFunction(
    String logicalId,
    String name,
    String arn,
    String handler,
    Duration timeout,
    int memory,
    Map<String, String> environment,
    TemplateRole role,
    boolean snapStart,
    boolean recursionAllowed,
    String tracing,
    String versionDescription,
    String logFormat,
    Optional<String> logLevel,
    List<EventSource> sources) {

  public TemplateFunction {
    environment = Map.copyOf(environment);
    sources = List.copyOf(sources);
  }

  /** The handler's class, without a method. */
  public String handlerClass() {
    int method = handler.indexOf("::");
    return method < 0 ? handler : handler.substring(0, method);
  }
}
