package io.studioaccess.sandbox.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** AWS::Serverless::Function with its queue events, and AWS::Lambda::EventSourceMapping. */
final class FunctionReader {

  private static final int DEFAULT_BATCH = 10;
  private static final int DEFAULT_CONCURRENCY = 1000;

  private final TemplateReader reader;
  private final PhysicalNames names;
  private final List<TemplateRole> roles;

  FunctionReader(TemplateReader reader, PhysicalNames names) {
    this.reader = reader;
    this.names = names;
    this.roles = new RoleReader(reader, names).read();
  }

  Map<String, TemplateFunction> read() {
    Map<String, List<QueueSource>> mappings = mappings();
    var functions = new LinkedHashMap<String, TemplateFunction>();
    for (Resource resource : reader.resourcesOf("AWS::Serverless::Function")) {
      TemplateFunction function = function(resource, mappings);
      functions.put(resource.logicalId(), function);
    }
    return functions;
  }

  private TemplateFunction function(Resource resource, Map<String, List<QueueSource>> mappings) {
    Properties properties =
        reader
            .properties(resource)
            .without(
                "FunctionName",
                "Description",
                "CodeUri",
                "Runtime",
                "Architectures",
                "AutoPublishAlias",
                "AutoPublishAliasAllProperties",
                "AutoPublishCodeSha256",
                "VersionDescription",
                "PropagateTags",
                "Tags",
                "Tracing");
    String role = properties.required("Role");
    String name = names.name(resource);
    var sources = new ArrayList<QueueSource>();
    properties
        .part("Events")
        .ifPresent(events -> events.children().values().forEach(it -> sources.add(source(it))));
    sources.addAll(mappings.getOrDefault(name, List.of()));
    Optional<Properties> logging =
        properties
            .part("LoggingConfig")
            .map(config -> config.without("LogGroup", "SystemLogLevel"));
    var function =
        new TemplateFunction(
            resource.logicalId(),
            name,
            names.arn(resource),
            properties.required("Handler"),
            properties.seconds("Timeout", 3),
            properties.integer("MemorySize", 128),
            properties.part("Environment").map(FunctionReader::variables).orElse(Map.of()),
            roles.stream()
                .filter(candidate -> candidate.arn().equals(role))
                .findFirst()
                .orElseThrow(
                    () ->
                        properties.error(
                            "Role",
                            role
                                + " is no role of this template, so nothing is known "
                                + "of what it may do")),
            properties.part("SnapStart").map(FunctionReader::snapStart).orElse(false),
            logging.flatMap(config -> config.text("LogFormat")).orElse("Text"),
            logging.flatMap(config -> config.text("ApplicationLogLevel")),
            sources);
    logging.ifPresent(Properties::done);
    properties.done();
    return function;
  }

  private static Map<String, String> variables(Properties environment) {
    Map<String, String> variables =
        environment.part("Variables").map(Properties::textByName).orElse(Map.of());
    environment.done();
    return variables;
  }

  private static boolean snapStart(Properties properties) {
    boolean applied = properties.required("ApplyOn").equals("PublishedVersions");
    properties.done();
    return applied;
  }

  private static QueueSource source(Properties event) {
    String type = event.required("Type");
    if (!type.equals("SQS")) {
      throw event.error("Type", "the sandbox does not understand events of type " + type);
    }
    Properties properties =
        event.part("Properties").orElseThrow(() -> event.error("Properties is missing"));
    event.done();
    return mapping(properties, properties.required("Queue"));
  }

  private Map<String, List<QueueSource>> mappings() {
    var mappings = new LinkedHashMap<String, List<QueueSource>>();
    for (Resource resource : reader.resourcesOf("AWS::Lambda::EventSourceMapping")) {
      Properties properties = reader.properties(resource);
      String function = properties.required("FunctionName");
      QueueSource source = mapping(properties, properties.required("EventSourceArn"));
      mappings.computeIfAbsent(unqualified(function), name -> new ArrayList<>()).add(source);
    }
    return mappings;
  }

  /** The name in a function's name, ARN, or either with an alias. */
  private static String unqualified(String function) {
    String[] parts = function.split(":", -1);
    return parts.length >= 7 ? parts[6] : parts[0];
  }

  private static QueueSource mapping(Properties properties, String queueArn) {
    if (!properties.flag("Enabled", true)) {
      throw properties.error("Enabled", "a mapping that is switched off is not understood");
    }
    properties.without("MaximumBatchingWindowInSeconds");
    List<String> responseTypes = properties.texts("FunctionResponseTypes");
    int concurrency =
        properties
            .part("ScalingConfig")
            .map(
                scaling -> {
                  int most = scaling.integer("MaximumConcurrency", DEFAULT_CONCURRENCY);
                  scaling.done();
                  return most;
                })
            .orElse(DEFAULT_CONCURRENCY);
    var source =
        new QueueSource(
            queueArn,
            properties.integer("BatchSize", DEFAULT_BATCH),
            responseTypes.contains("ReportBatchItemFailures"),
            concurrency);
    properties.done();
    return source;
  }
}
